package dev.mainstay.pack;

/**
 * Where something stands in the pack's sources.
 *
 * @param file path within the pack's folder, with forward slashes
 * @param line line, from 1
 * @param column column, from 1
 */
public record SourceRef(String file, int line, int column) {

    /** Such as {@code signals/delivery.drl:8:23}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
