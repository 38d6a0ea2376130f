from datetime import UTC, date, datetime

from tryggve.gateways.iso20022 import BankAccount, Iban, Order, Payer, Payment, Slip

PAYER = Payer(name="Tryggve a-kassa", orgnr="8029990036", iban="SE4550000000058398257466", bic="ESSESESS")
THURSDAY = date(2023, 3, 23)
MONDAY = datetime(2023, 3, 20, 14, 30, 5, 123456, tzinfo=UTC)
BO = Payment(
    end_to_end_id="BO-2023-V10-1",
    amount_ore=229100,
    personnummer="198507099813",
    name="Bo Bengtsson",
    to=BankAccount("8327-9", "904 123 456-7"),
    text="Arbetslöshetsersättning vecka 10 & 11 é",
)
AMINA = Payment(
    end_to_end_id="AMINA-2025-11-1",
    amount_ore=2145455,
    personnummer="199001012385",
    name="Amina Ali",
    to=Iban("SE35 5000 0000 0549 1000 0003"),
)
RUT = Payment(
    end_to_end_id="RUT-2023-V10-1",
    amount_ore=1,
    personnummer="199202142387",
    name="Rut Roos",
    to=Slip("Storgatan 1", "903 26", "Umeå"),
)


def order(*payments: Payment, created: datetime = MONDAY) -> Order:
    return Order(PAYER, THURSDAY, payments or (BO, AMINA, RUT), created)
