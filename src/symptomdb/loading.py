"""Loading: a source is checked, put beside the others, and the whole knowledge base is built again, all or nothing.

Order doesn't matter, loading twice changes nothing, unloading leaves no trace and reading is never blocked: each
of these is a property of the build (ADR 2 and 4), which reads the same sources in the same order whatever came first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from symptomdb.assembly.inputs import Inputs
from symptomdb.assembly.report import BuildReport
from symptomdb.assembly.site_sources import SiteSources
from symptomdb.build import build
from symptomdb.errors import NotFound, SourceError
from symptomdb.settings import Settings
from symptomdb.sources.catalogue import LOADERS, find_files, loader
from symptomdb.sources.fetching import TIMEOUT_SECONDS, fetch
from symptomdb.store.values import Progress


def _silent(_step: str, _done: int, _total: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an update did, or would do, for one file: its address and whether it is another than the loaded one."""

    source: str
    file: str
    address: str
    changed: bool | None = None


def site_sources(settings: Settings) -> SiteSources:
    """The folder of the site's loaded sources."""
    return SiteSources(settings.home / "sources")


def load_address(
    settings: Settings, key: str, address: str, progress: Progress = _silent, new_release: bool = False
) -> BuildReport:
    """Fetch the one file of a source and load it."""
    loader(key)
    with TemporaryDirectory() as folder:
        target = Path(folder) / (Path(urlsplit(address).path).name or key)
        fetch(address, target)
        return load(settings, {key: target}, progress, new_release=new_release, origins={key: address})


def loadable() -> tuple[str, ...]:
    """Ids of all sources that can be loaded."""
    return tuple(LOADERS)


def load(
    settings: Settings,
    places: Mapping[str, Path],
    progress: Progress = _silent,
    inputs: Inputs | None = None,
    new_release: bool = False,
    origins: Mapping[str, str] | None = None,
) -> BuildReport:
    """Load sources and build.

    Args:
        places: Source to the folder or file that holds its files.
        inputs: What the default build reads; the installed packages when left out.
        new_release: Accept counts near those of the release that the manifest names.
        origins: Source to the address it was fetched from.

    Raises:
        SourceError: A file can't be used; what was loaded before and the database are as they were.
    """
    site = site_sources(settings)
    for key in places:
        loader(key)
    with site.changing():
        placed = [
            site.put_aside(key, place, (origins or {}).get(key, ""), new_release) for key, place in places.items()
        ]
        report = _build(settings, site, {one.loader.id: one.folder for one in placed}, progress, inputs)
        for one in placed:
            site.put_in_place(one)
    return report


def places_in(folder: Path) -> dict[str, Path]:
    """The sources whose files lie in a folder laid out with all sources; those without files are left out."""
    found: dict[str, Path] = {}
    for key, one in LOADERS.items():
        try:
            find_files(one, folder)
        except SourceError:
            continue
        found[key] = folder
    if not found:
        raise SourceError(f"{folder} holds no file of any source.", "Give a folder laid out as docs/sources.md says.")
    return found


def unload(
    settings: Settings, keys: Sequence[str], progress: Progress = _silent, inputs: Inputs | None = None
) -> BuildReport:
    """Take sources away, with all that came from them, and build; `NotFound` for one that is not loaded."""
    site = site_sources(settings)
    with site.changing():
        for key in keys:
            site.record(key)
        report = _build(settings, site, dict.fromkeys(keys), progress, inputs)
        for key in keys:
            site.remove(key)
    return report


def plan_update(settings: Settings, keys: Sequence[str] = ()) -> list[Fetched]:
    """The files that an update would fetch; all loaded sources with known addresses when none is named."""
    site = site_sources(settings)
    wanted = keys or [key for key in site.ids() if LOADERS[key].addresses]
    plan = [Fetched(key, name, url) for key in wanted for name, url in loader(key).addresses.items()]
    if not plan:
        named = ", ".join(keys) or "the loaded sources"
        raise NotFound(f"No official address is known for {named}.", "Load its files with: symptomdb load … --from")
    return plan


def update(
    settings: Settings,
    plan: Sequence[Fetched],
    progress: Progress = _silent,
    inputs: Inputs | None = None,
    timeout: float = TIMEOUT_SECONDS,
) -> tuple[list[Fetched], BuildReport | None]:
    """Fetch the files of `plan` and load the sources that changed; the files, and the build if there was one.

    What was fetched stays in ``<home>/fetched`` until it is loaded, so that a broken fetch goes on where it ended.
    Files without a known address are taken from what is loaded.
    """
    site = site_sources(settings)
    done: list[Fetched] = []
    changed: dict[str, Path] = {}
    for at, one in enumerate(plan):
        progress(f"Fetch {one.source}", at, len(plan))
        folder = settings.home / "fetched" / one.source
        folder.mkdir(parents=True, exist_ok=True)
        digest = fetch(one.address, folder / one.file, timeout=timeout)
        old = _digests(site, one.source)
        is_new = digest not in old.values()
        done.append(replace(one, changed=is_new))
        if is_new:
            changed[one.source] = folder
    progress("Fetch", len(plan), len(plan))
    for key, folder in changed.items():
        _complete(site, key, folder)
    if not changed:
        return done, None
    origins = {one.source: f"{urlsplit(one.address).scheme}://{urlsplit(one.address).netloc}" for one in plan}
    report = load(settings, changed, progress, inputs, new_release=True, origins=origins)
    for folder in changed.values():
        for path in folder.iterdir():
            path.unlink()
    return done, report


def _digests(site: SiteSources, key: str) -> dict[str, str]:
    try:
        found: dict[str, str] = site.record(key)["digests"]
    except NotFound:
        return {}
    return found


def _complete(site: SiteSources, key: str, folder: Path) -> None:
    """Add the loaded files that have no address of their own, or were not fetched."""
    have = {path.name.removesuffix(".gz") for path in folder.iterdir()}
    for name in _digests(site, key):
        if name.removesuffix(".gz") not in have:
            (folder / name).write_bytes((site.root / key / name).read_bytes())


def _build(
    settings: Settings,
    site: SiteSources,
    replaced: Mapping[str, Path | None],
    progress: Progress,
    inputs: Inputs | None,
) -> BuildReport:
    loaded = site.loaded(replaced)
    base = replace(inputs, loaded=loaded) if inputs else Inputs.installed(loaded)
    return build(settings, progress, base)
