"""Range tests that are recorded already: in the files of a logger, or in an object at hand.

:func:`lrsuggest.read_log` goes through five steps, one module each: a format finds columns
(``formats``), the columns of rate and loss are chosen by their names (``_choosing``), paired row
by row or step by step (``_pairing``), rid of the averages that the source took (``_raw``),
and checked to be a rate that grows (``_growing``).
"""
