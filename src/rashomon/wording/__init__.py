"""Sentences, numbers in words and normal forms, with a map back to the text."""
