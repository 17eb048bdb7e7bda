"""The peers' driver with the catalogue among its targets: `python run.py PEERS load 100k multilevel`."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    peers = Path(sys.argv.pop(1)).resolve()
    if not (peers / "drive.py").is_file():
        sys.exit(f"No driver in {peers}: give the folder of the peers, PEERS=… make bench")
    sys.path.insert(0, str(peers))
    import drive
    import targets

    targets.__path__.append(str(HERE))
    drive.main()


if __name__ == "__main__":
    main()
