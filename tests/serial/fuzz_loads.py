"""A coverage-guided fuzzer of the readers: ``python fuzz_loads.py json -max_total_time=60``.

Whatever it finds is a traceback that is no `ConflictDataError`, a hang, or more memory than allowed.
"""

import sys

import atheris

with atheris.instrument_imports(include=["conflictdata"]):
    import conflictdata as cd

    cd.examples.load("kursk-2024")

FORMAT = sys.argv.pop(1)


def read(raw: bytes) -> None:
    for strict in (True, False):
        try:
            cd.loads(raw, format=FORMAT, strict=strict)
        except cd.ConflictDataError as error:
            assert error.problems, error


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
