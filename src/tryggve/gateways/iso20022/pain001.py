"""Writes pain.001.001.03 as Swedish banks read it: benefit payments to accounts, or as payment slips.

- An account is `CdtrAgt` SESBA + four-digit clearing number and `CdtrAcct` BBAN; the fifth digit of Swedbank's clearing
  numbers moves to the front of the account number. An IBAN goes in `CdtrAcct/Id/IBAN`.
- A payment slip has no account but a postal address, as payment method CHK. Banks differ here: it is our own reading.
- One `PmtInf` for accounts and one for slips; category purpose SSBE (social security benefit).
- `MsgId` is made from what is paid, so that the same payments have the same MsgId whenever the file is made. The same
  order with the same `created` gives the same bytes.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256

from pyiso20022.pain import pain_001_001_03 as pain  # type: ignore[import-untyped,unused-ignore]
from xsdata.formats.dataclass.serializers import XmlSerializer
from xsdata.formats.dataclass.serializers.config import SerializerConfig
from xsdata.models.datatype import XmlDate, XmlDateTime

from tryggve.gateways.iso20022.conformity import check
from tryggve.gateways.iso20022.records import BankAccount, Destination, Iban, Order, Payment, PaymentFile, Slip

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
LONGEST_ID = 35
LONGEST_NAME = 70
LONGEST_TEXT = 140
SHORT_CLEARING, LONG_CLEARING = 4, 5


class CannotPay(Exception):
    """The order cannot be written; the message names the payment and what is wrong with it."""


def write(order: Order) -> PaymentFile:
    """The file of `order`. CannotPay: nothing to pay, an amount not above zero, an id twice, a broken account."""
    _check_order(order)
    payments = sorted(order.payments, key=lambda one: one.end_to_end_id)
    message_id = _message_id(order, payments)
    document = pain.Document(
        cstmr_cdt_trf_initn=pain.CustomerCreditTransferInitiationV03(
            grp_hdr=pain.GroupHeader32(
                msg_id=message_id,
                cre_dt_tm=XmlDateTime.from_datetime(order.created.replace(microsecond=0)),
                nb_of_txs=str(len(payments)),
                ctrl_sum=_kronor(_total(payments)),
                initg_pty=_organisation(order),
            ),
            pmt_inf=_groups(order, payments, message_id),
        )
    )
    check(document)
    text = XmlSerializer(config=SerializerConfig(indent="  ")).render(document, ns_map={None: NAMESPACE})
    content = (text.rstrip("\n") + "\n").encode()
    return PaymentFile(
        message_id=message_id,
        name=f"pain001-{order.execution_day:%Y%m%d}-{message_id}.xml",
        content=content,
        sha256=sha256(content).hexdigest(),
        count=len(payments),
        sum_ore=_total(payments),
    )


def printable(text: str, longest: int) -> str:
    """`text` as Swedish banks take it: Latin letters with å, ä, ö; & becomes +, é becomes e, others a point."""
    kept = []
    for character in unicodedata.normalize("NFC", text).replace("&", "+"):
        if character in "åäöÅÄÖ" or (character.isascii() and (character.isalnum() or character in " /-?:().,'+")):
            kept.append(character)
            continue
        plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
        kept.append(" " if character.isspace() else "".join(c for c in plain if c.isalnum()) or ".")
    return " ".join("".join(kept).split())[:longest].strip()


def _check_order(order: Order) -> None:
    if not order.payments:
        raise CannotPay("there is nothing to pay")
    seen: set[str] = set()
    for payment in order.payments:
        own = payment.end_to_end_id
        if not own or len(own) > LONGEST_ID or printable(own, LONGEST_ID) != own:
            raise CannotPay(f"{own!r}: an end-to-end id has 1 to 35 plain characters")
        if own in seen:
            raise CannotPay(f"{own}: stands twice")
        seen.add(own)
        if payment.amount_ore <= 0:
            raise CannotPay(f"{own}: the amount is {payment.amount_ore} öre")
        if not printable(payment.name, LONGEST_NAME):
            raise CannotPay(f"{own}: the payee has no name")


def _message_id(order: Order, payments: Sequence[Payment]) -> str:
    told = [repr((order.payer, order.execution_day.isoformat()))]
    told += [repr((p.end_to_end_id, p.amount_ore, p.personnummer, p.name, p.to, p.text)) for p in payments]
    return "T" + sha256("\n".join(told).encode()).hexdigest()[:30].upper()


def _groups(order: Order, payments: Sequence[Payment], message_id: str) -> list[pain.PaymentInstructionInformation3]:
    slips = [one for one in payments if isinstance(one.to, Slip)]
    accounts = [one for one in payments if not isinstance(one.to, Slip)]
    groups = []
    if accounts:
        groups.append(_group(order, accounts, f"{message_id}-K", pain.PaymentMethod3Code.TRF))
    if slips:
        groups.append(_group(order, slips, f"{message_id}-A", pain.PaymentMethod3Code.CHK))
    return groups


def _group(
    order: Order, payments: Sequence[Payment], group_id: str, method: pain.PaymentMethod3Code
) -> pain.PaymentInstructionInformation3:
    return pain.PaymentInstructionInformation3(
        pmt_inf_id=group_id,
        pmt_mtd=method,
        nb_of_txs=str(len(payments)),
        ctrl_sum=_kronor(_total(payments)),
        pmt_tp_inf=pain.PaymentTypeInformation19(
            svc_lvl=pain.ServiceLevel8Choice(cd="NURG"), ctgy_purp=pain.CategoryPurpose1Choice(cd="SSBE")
        ),
        reqd_exctn_dt=_day(order.execution_day),
        dbtr=_organisation(order),
        dbtr_acct=pain.CashAccount16(id=pain.AccountIdentification4Choice(iban=order.payer.iban), ccy="SEK"),
        dbtr_agt=pain.BranchAndFinancialInstitutionIdentification4(
            fin_instn_id=pain.FinancialInstitutionIdentification7(bic=order.payer.bic)
        ),
        cdt_trf_tx_inf=[_transfer(one) for one in payments],
    )


def _transfer(payment: Payment) -> pain.CreditTransferTransactionInformation10:
    agent, account = _destination(payment.end_to_end_id, payment.to)
    text = printable(payment.text, LONGEST_TEXT)
    return pain.CreditTransferTransactionInformation10(
        pmt_id=pain.PaymentIdentification1(end_to_end_id=payment.end_to_end_id),
        amt=pain.AmountType3Choice(
            instd_amt=pain.ActiveOrHistoricCurrencyAndAmount(value=_kronor(payment.amount_ore), ccy="SEK")
        ),
        cdtr_agt=agent,
        cdtr=_person(payment),
        cdtr_acct=account,
        rmt_inf=pain.RemittanceInformation5(ustrd=[text]) if text else None,
    )


def _person(payment: Payment) -> pain.PartyIdentification32:
    address = None
    if isinstance(payment.to, Slip):
        address = pain.PostalAddress6(
            strt_nm=printable(payment.to.street, LONGEST_NAME),
            pst_cd=printable(payment.to.postcode, 16),
            twn_nm=printable(payment.to.city, LONGEST_ID),
            ctry=payment.to.country,
        )
    if payment.organisation:
        number = pain.GenericOrganisationIdentification1(
            id=payment.personnummer, schme_nm=pain.OrganisationIdentificationSchemeName1Choice(cd="CUST")
        )
        company = pain.Party6Choice(org_id=pain.OrganisationIdentification4(othr=[number]))
        return pain.PartyIdentification32(nm=printable(payment.name, LONGEST_NAME), pstl_adr=address, id=company)
    other = pain.GenericPersonIdentification1(
        id=payment.personnummer, schme_nm=pain.PersonIdentificationSchemeName1Choice(cd="SOSE")
    )
    return pain.PartyIdentification32(
        nm=printable(payment.name, LONGEST_NAME),
        pstl_adr=address,
        id=pain.Party6Choice(prvt_id=pain.PersonIdentification5(othr=[other])),
    )


def _destination(
    whose: str, to: Destination
) -> tuple[pain.BranchAndFinancialInstitutionIdentification4 | None, pain.CashAccount16 | None]:
    match to:
        case Slip():
            if not (to.street.strip() and to.postcode.strip() and to.city.strip()):
                raise CannotPay(f"{whose}: a payment slip needs a whole address")
            return None, None
        case Iban():
            return None, pain.CashAccount16(id=pain.AccountIdentification4Choice(iban=_iban(whose, to.iban)))
        case BankAccount():
            clearing, number = _bban(whose, to)
    agent = pain.BranchAndFinancialInstitutionIdentification4(
        fin_instn_id=pain.FinancialInstitutionIdentification7(
            clr_sys_mmb_id=pain.ClearingSystemMemberIdentification2(
                clr_sys_id=pain.ClearingSystemIdentification2Choice(cd="SESBA"), mmb_id=clearing
            )
        )
    )
    scheme = pain.AccountSchemeName1Choice(cd="BBAN")
    generic = pain.GenericAccountIdentification1(id=number, schme_nm=scheme)
    return agent, pain.CashAccount16(id=pain.AccountIdentification4Choice(othr=generic))


def _bban(whose: str, account: BankAccount) -> tuple[str, str]:
    """The four-digit clearing number and the account number, digits only."""
    clearing = "".join(c for c in account.clearing if c not in " -")
    number = "".join(c for c in account.number if c not in " -.")
    if not (clearing.isdecimal() and number.isdecimal() and clearing.isascii() and number.isascii()):
        raise CannotPay(f"{whose}: an account is digits")
    if len(clearing) == LONG_CLEARING and clearing.startswith("8"):
        clearing, number = clearing[:SHORT_CLEARING], clearing[SHORT_CLEARING:] + number
    if len(clearing) != SHORT_CLEARING:
        raise CannotPay(f"{whose}: a clearing number has four digits, Swedbank's five")
    return clearing, number


def _iban(whose: str, text: str) -> str:
    """The IBAN without spaces, its check digits right (ISO 13616)."""
    iban = text.replace(" ", "").upper()
    if not (iban.isascii() and iban.isalnum() and iban[2:4].isdigit()):
        raise CannotPay(f"{whose}: not an IBAN")
    if int("".join(str(int(c, 36)) for c in iban[4:] + iban[:4])) % 97 != 1:
        raise CannotPay(f"{whose}: the IBAN's check digits are wrong")
    return iban


def _organisation(order: Order) -> pain.PartyIdentification32:
    other = pain.GenericOrganisationIdentification1(
        id=order.payer.orgnr, schme_nm=pain.OrganisationIdentificationSchemeName1Choice(cd="BANK")
    )
    return pain.PartyIdentification32(
        nm=printable(order.payer.name, LONGEST_NAME),
        id=pain.Party6Choice(org_id=pain.OrganisationIdentification4(othr=[other])),
    )


def _total(payments: Sequence[Payment]) -> int:
    return sum(one.amount_ore for one in payments)


def _kronor(ore: int) -> Decimal:
    return (Decimal(ore) / 100).quantize(Decimal("0.01"))


def _day(day: date) -> XmlDate:
    return XmlDate(day.year, day.month, day.day)
