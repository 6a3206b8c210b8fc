# A file manager of one file: a small window that gives its address away when it is dragged. `drag.py FILE X Y`.
import pathlib, sys
import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk

file, x, y = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
window = Gtk.Window(title="files", type=Gtk.WindowType.POPUP)
window.set_default_size(60, 60)
window.move(x, y)
source = Gtk.EventBox()
source.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
source.drag_source_add_uri_targets()
source.connect("drag-data-get", lambda _source, _drag, data, *_: data.set_uris([pathlib.Path(file).as_uri()]))
source.connect("drag-end", lambda *_: Gtk.main_quit())
window.add(source)
window.show_all()
Gtk.main()
