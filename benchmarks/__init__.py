"""Measured speed and memory, beside what the language model alone takes."""
