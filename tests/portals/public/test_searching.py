from tryggve.portals.public import searching


def test_every_word_must_fit():
    assert searching.search("rapportera tid").services
    assert not searching.search("rapportera elefanter").services


def test_nothing_asked_finds_nothing():
    assert searching.search("   ") == searching.Found((), ())


def test_a_long_search_is_cut():
    assert searching.search("tid " * 100_000).services
