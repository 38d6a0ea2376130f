class CannotStart(Exception):
    """Something that a person can mend stands in the way; the message is one line and says what to do."""

    for_a_person = True  # shown without a traceback
