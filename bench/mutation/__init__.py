"""Mutation testing of the law: one small change at a time in a rule's code; a case or a test must notice it."""
