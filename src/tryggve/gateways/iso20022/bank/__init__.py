"""A simulated bank over the two folders of `BankLink`.

    bank = Bank(folder)          # folder/outbox, folder/inbox, and its own folder/bank
    bank.work(now)               # takes new files, answers by pain.002; books what is due, tells by camt.054
    bank.pay_in(iban, öre, reference, name=…, now=now)   # somebody pays in to the payer's account
    bank.make("reject")          # a mistake, the next time it can be made
    bank.balances()              # öre by account: the payer's falls, the payees' rise

Each file in the outbox is taken once by its name; a MsgId seen before is refused (AM05) unless told otherwise. Killed
at any point and run again, it gives the same answers.

| mode | what happens, once unless said | details |
|---|---|---|
| reject | one payment is refused | `which`: end-to-end id, else the first; `reason`, AC04 (account closed) by default |
| return | one payment is booked and comes back on a later day | `which`, `reason` |
| twice | an answer is given twice, as two files | `of`: status (default) or booking |
| late | an answer waits | `of`, `days` (1) |
| reordered | the status comes after the booking | |
| partial | the last payment is booked only on a later day | |
| unknown_reference | the booking names a payment that nobody ordered | |
| wrong_sum | the booking's amount is 1 kr more than its payments | |
| other_currency | the booking is in EUR | |
| cut | the file is accepted and paid but its status is never told | |
| no_duplicate_check | a MsgId may come again | until `make("none")` |
"""

from tryggve.gateways.iso20022.bank.bank import Bank, UnknownMode, run

__all__ = ["Bank", "UnknownMode", "run"]
