package dev.mainstay.pack;

/**
 * Who signed a pack.
 *
 * @param keyId name of the key, 16 hexadecimal digits
 * @param verified whether the signature was verified with a trusted key; if not, the key is only what the pack claims
 */
public record PackSignature(String keyId, boolean verified) {}
