package dev.mainstay.authoring.redteam;

import dev.mainstay.internal.pack.EncodedPack;
import dev.mainstay.internal.pack.PackArchive;
import dev.mainstay.internal.pack.PackCodec;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** A built pack whose parts somebody rewrote, every hash made to fit again. */
final class ForgedPack {

    private ForgedPack() {}

    /** The jar of these parts with one of them altered. */
    static byte[] jar(String name, SortedMap<String, byte[]> parts, String part, String content) {
        SortedMap<String, byte[]> forged = new TreeMap<>(parts);
        forged.put(part, content.getBytes(StandardCharsets.UTF_8));
        SortedMap<String, byte[]> data = new TreeMap<>(forged);
        data.keySet().removeIf(each -> each.startsWith("manifest"));
        SortedMap<String, byte[]> before = new TreeMap<>(parts);
        before.keySet().removeIf(each -> each.startsWith("manifest"));
        String manifest = text(forged, PackCodec.MANIFEST)
                .replace(
                        EncodedPack.sha256(parts.getOrDefault(part, new byte[0])),
                        EncodedPack.sha256(forged.getOrDefault(part, new byte[0])))
                .replace(new EncodedPack(before).sha256(), new EncodedPack(data).sha256());
        forged.put(PackCodec.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        return new PackArchive(name, forged).toBytes();
    }

    /** A part as text. */
    static String text(SortedMap<String, byte[]> parts, String part) {
        return new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
    }
}
