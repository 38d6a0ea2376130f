import contextlib
from datetime import date

import pytest

from tests.gateways.iso20022.orders import order
from tryggve.gateways.iso20022 import (
    BrokenFile,
    NotOurFile,
    WrongCurrency,
    kind_of,
    read_notifications,
    read_statements,
    read_status,
    write,
)

PAIN002 = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
<GrpHdr><MsgId>B1</MsgId><CreDtTm>2023-03-20T15:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>T1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.03</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>T1-K</OrgnlPmtInfId><PmtInfSts>ACCP</PmtInfSts>
<TxInfAndSts><OrgnlEndToEndId>A</OrgnlEndToEndId></TxInfAndSts>
<TxInfAndSts><OrgnlEndToEndId>B</OrgnlEndToEndId><TxSts>RJCT</TxSts>
<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Kontot är</AddtlInf><AddtlInf>avslutat</AddtlInf></StsRsnInf></TxInfAndSts>
</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"""

ENTRY = """<Ntry><Amt Ccy="SEK">3273</Amt><CdtDbtInd>DBIT</CdtDbtInd>{status}
<BookgDt><Dt>2023-03-23</Dt></BookgDt><ValDt><DtTm>2023-03-24T00:00:00+01:00</DtTm></ValDt><AcctSvcrRef>R1</AcctSvcrRef>
<BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>A</EndToEndId></Refs>{amount}
<RltdPties>{party}</RltdPties></TxDtls></NtryDtls></Ntry>"""
OLD = ENTRY.format(
    status="<Sts>BOOK</Sts>",
    amount='<AmtDtls><TxAmt><Amt Ccy="SEK">3000.50</Amt></TxAmt></AmtDtls>',
    party="<Cdtr><Nm>Bo</Nm></Cdtr>",
)
NEW = ENTRY.format(
    status="<Sts><Cd>BOOK</Cd></Sts>",
    amount='<Amt Ccy="SEK">3000.50</Amt>',
    party="<Cdtr><Pty><Nm>Bo</Nm></Pty></Cdtr>",
)


def camt054(version: str, entry: str) -> bytes:
    return f"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.{version}"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2023-03-23T06:00:00</CreDtTm></GrpHdr><Ntfctn><Id>N1</Id>
<Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id></Acct>
<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>3273.00</Sum></TtlNtries></TxsSummry>{entry}</Ntfctn>
</BkToCstmrDbtCdtNtfctn></Document>""".encode()


def test_a_status_report_tells_of_each_payment() -> None:
    report = read_status(PAIN002.encode())
    assert (report.original_message_id, report.status) == ("T1", "PART")
    assert [(one.end_to_end_id, one.status, one.reason) for one in report.items] == [
        ("A", "ACCP", ""),
        ("B", "RJCT", "AC04"),
    ]
    assert report.items[1].reason_text == "Kontot är avslutat"


@pytest.mark.parametrize(("version", "entry"), [("02", OLD), ("13", NEW)])
def test_old_and_new_notifications_read_alike(version: str, entry: str) -> None:
    (account,) = read_notifications(camt054(version, entry))
    (line,) = account.entries
    assert (account.account, account.declared_count, account.declared_sum_ore) == (
        "SE4550000000058398257466",
        1,
        327300,
    )
    assert (line.direction, line.amount_ore, line.status, line.reference) == ("DBIT", 327300, "BOOK", "R1")
    assert (line.booked, line.value_day) == (date(2023, 3, 23), date(2023, 3, 24))
    assert [(one.end_to_end_id, one.amount_ore, one.counterparty) for one in line.transactions] == [("A", 300050, "Bo")]
    assert line.unexplained_ore == 27250


def test_a_statement_has_balances_with_their_sign() -> None:
    content = (
        camt054("02", OLD)
        .decode()
        .replace("camt.054", "camt.053")
        .replace("BkToCstmrDbtCdtNtfctn", "BkToCstmrStmt")
        .replace("Ntfctn>", "Stmt>")
        .replace(
            "</Acct>",
            '</Acct><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">10.00</Amt>'
            "<CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2023-03-23</Dt></Dt></Bal>",
        )
    )
    (account,) = read_statements(content.encode())
    assert [(one.kind, one.amount_ore, one.day) for one in account.balances] == [("CLBD", -1000, date(2023, 3, 23))]


def test_each_reader_refuses_the_others_files() -> None:
    ours = write(order()).content
    for reader in (read_status, read_notifications, read_statements):
        with pytest.raises(NotOurFile):
            reader(ours)
    with pytest.raises(NotOurFile):
        read_status(camt054("02", OLD))
    with pytest.raises(NotOurFile):
        kind_of(b"<html/>")
    assert kind_of(PAIN002.encode()) == "pain.002"


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]><Document>&lol3;</Document>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>"""


@pytest.mark.parametrize("content", [b"", b"hej", b"<a>", b"\x00", BOMB, OUTSIDE, PAIN002.encode()[:-20]])
def test_broken_and_hostile_files_are_refused(content: bytes) -> None:
    for reader in (read_status, read_notifications, read_statements, kind_of):
        with pytest.raises(BrokenFile):
            reader(content)


def test_a_file_cut_anywhere_is_never_read_as_a_whole_one() -> None:
    whole = camt054("02", OLD)
    for end in range(0, len(whole) - 1, max(1, len(whole) // 100)):
        with pytest.raises(BrokenFile):
            read_notifications(whole[:end])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<Amt Ccy="SEK">3273</Amt>', ""),
        (">3273<", ">32,73<"),
        (">3273<", ">1.005<"),
        (">3273<", ">NaN<"),
        (">3273<", ">1E30<"),
        (">3273<", ">-5<"),
        ("DBIT", "BORT"),
        ("2023-03-23</Dt>", "2023-02-30</Dt>"),
        ("<Id>N1</Id>", ""),
        ("<MsgId>M1</MsgId>", "<MsgId> </MsgId>"),
        ("<NbOfNtries>1", "<NbOfNtries>en"),
    ],
)
def test_what_is_missing_or_impossible_is_broken(old: str, new: str) -> None:
    content = camt054("02", OLD).decode()
    assert old in content
    with pytest.raises(BrokenFile):
        read_notifications(content.replace(old, new, 1).encode())


def test_another_currency_is_refused() -> None:
    with pytest.raises(WrongCurrency, match="EUR"):
        read_notifications(camt054("02", OLD.replace('Ccy="SEK">3273', 'Ccy="EUR">3273')))
    with pytest.raises(WrongCurrency):
        read_notifications(camt054("02", OLD.replace(' Ccy="SEK">3000', ">3000")))


@pytest.mark.faults
def test_a_flipped_bit_anywhere_is_read_or_refused_by_name() -> None:
    for reader, whole in ((read_status, PAIN002.encode()), (read_notifications, camt054("13", NEW))):
        for place in range(len(whole)):
            for bit in (0, 3, 6):
                flipped = whole[:place] + bytes([whole[place] ^ (1 << bit)]) + whole[place + 1 :]
                with contextlib.suppress(BrokenFile, NotOurFile, WrongCurrency):
                    reader(flipped)
