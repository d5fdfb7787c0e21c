// Nothing is called by name: the library's functions stand before those of libc.
