"""The way in for everyone: what we offer, answers, a calculator, where to sign in."""
