#!/usr/bin/env python3
"""A folder's window as far as a drag needs one: a small window above all others from which files are dragged away.

usage: card.py LEFT TOP FILE...

It goes when what was dragged was let go.
"""
import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

left, top, *files = sys.argv[1:]
uris = [pathlib.Path(file).resolve().as_uri() for file in files]

window = Gtk.Window(title="card", decorated=False, resizable=False)
window.set_default_size(80, 60)
window.set_keep_above(True)
window.set_accept_focus(False)
window.set_type_hint(Gdk.WindowTypeHint.UTILITY)
handle = Gtk.EventBox()
handle.add(Gtk.Label(label=f"{len(files)}"))
window.add(handle)
handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
handle.drag_source_add_uri_targets()
handle.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris(uris))
handle.connect("drag-end", Gtk.main_quit)
window.connect("destroy", Gtk.main_quit)
window.move(int(left), int(top))
window.show_all()
Gtk.main()
