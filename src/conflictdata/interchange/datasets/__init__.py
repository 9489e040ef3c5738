"""The datasets of the field, one module or package each, that define a tuple ``FORMATS``.

A package has one module that declares the formats, with their field maps, and others for what is large in them: reading
single cells, telling overlaps, writing rows.
"""
