"""Writing in the books."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from tryggve.casework.ledger.accounts import Account
from tryggve.casework.ledger.models import Posting, Voucher
from tryggve.casework.ledger.records import VoucherRecord
from tryggve.casework.ledger.rows import voucher_record
from tryggve.casework.people.queries import insurer as insurer_by_key

FEWEST = 2


class VoucherDiffers(Exception):
    """A voucher with that key is in the books, and says something else."""


class Unbalanced(ValueError):
    """The postings do not sum to zero, are fewer than two, or one is nothing."""


class UnknownAccount(ValueError):
    """No account with that name."""


class AlreadyReversed(Exception):
    """The voucher has been undone once, by another voucher."""


class NoSuchVoucher(LookupError):
    """No voucher with that key to undo."""


@transaction.atomic
def post(
    *,
    insurer: str,
    key: str,
    day: date,
    text: str,
    postings: Sequence[tuple[str, int]],
    reverses: str | None = None,
) -> VoucherRecord:
    """The voucher with that key: written if new, the same one if it says the same. Postings are (account, öre).

    `reverses` is the key of a voucher that this one undoes. Raises `Unbalanced`, `UnknownAccount`, `VoucherDiffers`,
    `AlreadyReversed`, `NoSuchVoucher`, `NoSuchInsurer`. Written in the caller's transaction, with what it is about.
    """
    lines = _checked(postings)
    owner = insurer_by_key(insurer)
    undone = None if reverses is None else Voucher.objects.filter(key=reverses, insurer_id=owner.id).first()
    if reverses is not None and undone is None:
        raise NoSuchVoucher(reverses)
    try:
        with transaction.atomic():
            row = Voucher.objects.create(
                insurer_id=owner.id, key=key, day=day, text=text, lines=len(lines), reverses=undone
            )
            Posting.objects.bulk_create([Posting(voucher=row, account=name, amount=amount) for name, amount in lines])
    except IntegrityError:
        return _same(insurer, key, lines, reverses)
    return voucher_record(row)


def _checked(postings: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    lines = [(str(account), amount) for account, amount in postings]
    for account, amount in lines:
        if account not in set(Account):
            raise UnknownAccount(account)
        if type(amount) is not int or amount == 0:
            raise Unbalanced(f"{account}: {amount!r} is not whole öre, or nothing")
    total = sum(amount for _, amount in lines)
    if len(lines) < FEWEST or total != 0:
        raise Unbalanced(f"{lines}")
    return lines


def _same(insurer: str, key: str, lines: list[tuple[str, int]], reverses: str | None) -> VoucherRecord:
    row = Voucher.objects.select_related("insurer", "reverses").filter(key=key).first()
    if row is None:
        raise AlreadyReversed(reverses)
    found = voucher_record(row)
    if (found.insurer, sorted(found.postings), found.reverses) != (insurer, sorted(lines), reverses):
        raise VoucherDiffers(key)
    return found
