package dev.mainstay.pack;

/**
 * Where something stands in the sources of a pack.
 *
 * @param pack name of the pack whose sources these are; empty in a pack that extends no other
 * @param file path within the pack's folder, with forward slashes
 * @param line line, from 1
 * @param column column, from 1
 */
public record SourceRef(String pack, String file, int line, int column) {

    /** A place in the only sources there are. */
    public SourceRef(String file, int line, int column) {
        this("", file, line, column);
    }

    /** The same place, in the sources of the pack of this name. */
    public SourceRef in(String name) {
        return new SourceRef(name, file, line, column);
    }

    /** Such as {@code signals/delivery.drl:8:23}, after the name of the pack where one is known. */
    @Override
    public String toString() {
        return (pack.isEmpty() ? "" : pack + " ") + file + ":" + line + ":" + column;
    }
}
