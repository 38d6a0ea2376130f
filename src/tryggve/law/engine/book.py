"""A book of law: one act that answers questions, for one person with reasons or for columns of people."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tryggve.law.engine.contents import Contents
from tryggve.law.engine.decide import Decision, decide
from tryggve.law.engine.receipt import differences

if TYPE_CHECKING:
    from tryggve.law.engine.columns.run import Compiled
    from tryggve.law.engine.columns.scan import Scan


class Book(Contents):
    """One act, open for questions."""

    def decide(
        self,
        facts: Mapping[str, Any],
        *,
        on: date,
        targets: Sequence[str] | None = None,
        given: Mapping[str, Any] | None = None,
        choices: Mapping[str, str] | None = None,
        missing: str = "raise",
    ) -> Decision:
        """Answer for one person on one date, with findings.

        `targets` are rule names (all rules in force when None); `given` replaces rules by values. Missing facts raise
        `MissingFact`, or with `missing="collect"` are listed in the decision, as an officer's questions always are.
        """
        return decide(self, facts, on=on, targets=targets, given=given or {}, choices=choices or {}, missing=missing)

    def compile(
        self,
        outputs: Sequence[str],
        *,
        given: Sequence[str] = (),
        choices: Mapping[str, str] | None = None,
        ranges: Mapping[str, tuple[int, int]] | None = None,
        denominators: Mapping[str, int] | None = None,
        lengths: Mapping[str, int] | None = None,
        backend: str = "auto",
    ) -> "Compiled":
        """A run over columns of people: `run(columns, on=date)`. NumPy is needed; Numba is used when it is there.

        `given` are rules whose values come as columns. `ranges` bounds columns that declare no range, `lengths` tuples
        that declare no length; `denominators` says of an exact column what its whole numbers are over.
        """
        from tryggve.law.engine.columns.run import Compiled  # noqa: PLC0415  (NumPy only when columns are asked for)

        return Compiled(
            self,
            outputs,
            given=given,
            choices=choices,
            ranges=ranges,
            denominators=denominators,
            lengths=lengths,
            backend=backend,
        )

    def scan(
        self,
        outputs: Sequence[str],
        *,
        state: Mapping[str, str],
        given: Sequence[str] = (),
        choices: Mapping[str, str] | None = None,
        ranges: Mapping[str, tuple[int, int]] | None = None,
        denominators: Mapping[str, int] | None = None,
        lengths: Mapping[str, int] | None = None,
        backend: str = "auto",
    ) -> "Scan":
        """A run over people and periods in order; `state` maps a name to the rule that gives its next value."""
        from tryggve.law.engine.columns.scan import Scan  # noqa: PLC0415  (NumPy only when columns are asked for)

        return Scan(
            self,
            outputs,
            state=state,
            given=given,
            choices=choices,
            ranges=ranges,
            denominators=denominators,
            lengths=lengths,
            backend=backend,
        )

    def verify(self, receipt: Mapping[str, Any]) -> list[str]:
        """Recompute a receipt; one sentence for each difference, none when it holds."""
        return differences(self, self.decide, receipt)
