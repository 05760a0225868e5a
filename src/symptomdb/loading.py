"""Loading: a source is checked, put beside the others, and the whole knowledge base is built again, all or nothing.

Order doesn't matter, loading twice changes nothing, unloading leaves no trace and reading is never blocked: each
of these is a property of the build (ADR 2 and 4), which reads the same sources in the same order whatever came first.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import partial
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
from symptomdb.sources.opening import content_digest
from symptomdb.store.values import Progress


def _silent(_step: str, _done: int, _total: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an update did, or would do, for one file.

    Attributes:
        known: How the address is known.
        digest: SHA-256 that the file must have; any when empty.
        changed: Whether it is another than the loaded one; None before it was fetched.
    """

    source: str
    file: str
    address: str
    known: str = ""
    digest: str = ""
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
    plan = [
        Fetched(key, name, address.url, str(address.known), address.digest)
        for key in wanted
        for name, address in loader(key).addresses.items()
    ]
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
    for one in plan:
        folder = settings.home / "fetched" / one.source
        folder.mkdir(parents=True, exist_ok=True)
        fetch(one.address, folder / one.file, one.digest, timeout, partial(progress, f"Fetch {one.file}"))
        is_new = content_digest(folder / one.file) not in _contents(site, one.source)
        done.append(replace(one, changed=is_new))
        if is_new:
            changed[one.source] = folder
    built = None
    if changed:
        for key, folder in changed.items():
            _complete(site, key, folder)
        origins = {one.source: one.address for one in plan}
        built = load(settings, changed, progress, inputs, new_release=True, origins=origins)
    for key in {one.source for one in plan}:
        shutil.rmtree(settings.home / "fetched" / key)
    return done, built


def _loaded_files(site: SiteSources, key: str) -> list[Path]:
    try:
        return [site.root / key / name for name in site.record(key)["digests"]]
    except NotFound:
        return []


def _contents(site: SiteSources, key: str) -> set[str]:
    return {content_digest(path) for path in _loaded_files(site, key)}


def _complete(site: SiteSources, key: str, folder: Path) -> None:
    """Add the loaded files that have no address of their own, or were not fetched.

    A source of one archive, or of one file whose name tells its release, has the new one in the place of the old.
    """
    have = {path.name.removesuffix(".gz") for path in folder.iterdir()}
    named = [pattern.rpartition("/")[2] for pattern in loader(key).files if "*" in pattern]

    def is_one_of(name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in named)

    for path in _loaded_files(site, key):
        name = path.name.removesuffix(".gz")
        if name not in have and not (is_one_of(name) and any(map(is_one_of, have))):
            shutil.copyfile(path, folder / path.name)


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
