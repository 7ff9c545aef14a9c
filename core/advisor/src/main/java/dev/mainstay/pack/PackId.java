package dev.mainstay.pack;

/**
 * Names exactly the pack that an advice came from.
 *
 * @param name name of the pack
 * @param version its version
 * @param sha256 hash of its content, lower-case hexadecimal
 */
public record PackId(String name, String version, String sha256) {}
