"""Cases: a situation, a date, an expected answer and a source, in TOML that a jurist can read and dispute.

Files lie in `tests/law/cases/<act>/*.toml`, act being alf, laf, rehab, avtal or medlemskap. One file holds many cases:

    [[case]]
    name = "Åttio procent av dagsförtjänsten, under taket"    # a sentence; unique in the file
    paragraph = "ALF 26 §"                                     # as written in a @rule of the act
    on = 2023-03-06                                            # the date asked
    source = "ALF 26 § första stycket; 0,8 × 30 000 / 22"      # required: where the expectation comes from
    facts = { }                                                # optional: facts, as `eval --facts` takes them
    given = { "dagsförtjänst" = "30000/22" }                   # optional: rules given instead of computed
    choices = { }                                              # optional: named switches that differ from their default
    expect = { "dagpenning" = 1091 }                           # at least one: rule name = value

Exact values are strings: `"30000/22"`, `"21454.55"`. Dates are TOML dates or ISO strings. Enumerations are written by member name.
Tuples are arrays. Instead of `expect` values a case may expect a refusal or an open question:

    error = "NoAmount"                 # the name of the class in `engine.errors`
    open = [ "giltig_anledning" ]      # the officer's questions that must be open, exactly these
    missing = [ "född" ]               # the facts whose absence must be reported, exactly these
"""
