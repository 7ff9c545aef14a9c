package dev.mainstay.internal.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The jar of a built pack. A pack has exactly one form as a jar: its parts by name, stored and not compressed, with fixed
 * times and nothing before, between or behind them.
 *
 * <p>So writing needs no library whose output changes with its version, and reading needs no trust in anything the jar says
 * of itself: what was read is written again and compared. Whatever a general zip reader may see differently from another,
 * be it doubled, hidden or renamed entries, lying sizes or trailing bytes, is not that form. Nothing is inflated.
 *
 * @param name name of the pack, which is that of its folder in the jar
 * @param parts content by name of the part
 */
public record PackArchive(String name, SortedMap<String, byte[]> parts) {

    /** Where a jar keeps its pack: in a folder of this folder. */
    public static final String FOLDER = "mainstay-pack/";

    /** Bound on the whole jar. The standard pack stays far below a tenth of it. */
    public static final int MAX_BYTES = 16 << 20;

    private static final Pattern ENTRY = Pattern.compile(FOLDER + "([a-z][a-z0-9-]{0,63})/([a-z]{1,20}\\.[a-z]{1,4})");
    private static final int MAX_ENTRY_NAME = 128;
    private static final int MAX_PARTS = 32;

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final short VERSION = 10;
    private static final short STORED = 0;
    private static final short MIDNIGHT = 0;
    /** 1 January 2026 as zip writes it: years since 1980, month, day. */
    private static final short DAY = (2026 - 1980) << 9 | 1 << 5 | 1;

    /** The jar as bytes. */
    public byte[] toBytes() {
        int size = END_BYTES;
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            size = Math.addExact(
                    size, LOCAL_BYTES + CENTRAL_BYTES + 2 * entry(part.getKey()).length + part.getValue().length);
        }
        ByteBuffer zip = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer directory = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            byte[] entry = entry(part.getKey());
            directory.putInt(CENTRAL).putShort(VERSION);
            describe(part.getValue(), entry, directory);
            directory
                    .putShort((short) 0) // comment
                    .putShort((short) 0) // disk
                    .putShort((short) 0) // internal attributes
                    .putInt(0) // external attributes
                    .putInt(zip.position())
                    .put(entry);
            zip.putInt(LOCAL);
            describe(part.getValue(), entry, zip);
            zip.put(entry).put(part.getValue());
        }
        int start = zip.position();
        directory.flip();
        int length = directory.remaining();
        zip.put(directory)
                .putInt(END)
                .putInt(0) // disks
                .putShort((short) parts.size())
                .putShort((short) parts.size())
                .putInt(length)
                .putInt(start)
                .putShort((short) 0); // comment
        return zip.array();
    }

    private byte[] entry(String part) {
        return (FOLDER + name + "/" + part).getBytes(StandardCharsets.US_ASCII);
    }

    /** What the header of an entry and the directory say alike. */
    private static void describe(byte[] content, byte[] entry, ByteBuffer into) {
        CRC32 crc = new CRC32();
        crc.update(content);
        into.putShort(VERSION)
                .putShort((short) 0) // flags
                .putShort(STORED)
                .putShort(MIDNIGHT)
                .putShort(DAY)
                .putInt((int) crc.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) entry.length)
                .putShort((short) 0); // extra field
    }

    /** The pack's parts, or empty where the bytes are not exactly the jar of a pack. */
    public static Optional<PackArchive> read(byte[] jar) {
        ByteBuffer zip = ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
        SortedMap<String, byte[]> parts = new TreeMap<>();
        String name = "";
        while (zip.remaining() >= LOCAL_BYTES && zip.getInt(zip.position()) == LOCAL) {
            int header = zip.position();
            int size = zip.getInt(header + 22);
            int nameSize = Short.toUnsignedInt(zip.getShort(header + 26));
            zip.position(header + LOCAL_BYTES);
            if (nameSize > MAX_ENTRY_NAME
                    || size < 0
                    || size > zip.remaining() - nameSize
                    || parts.size() == MAX_PARTS) {
                return Optional.empty();
            }
            byte[] entry = new byte[nameSize];
            zip.get(entry);
            Matcher named = ENTRY.matcher(new String(entry, StandardCharsets.ISO_8859_1));
            if (!named.matches()) {
                return Optional.empty();
            }
            byte[] content = new byte[size];
            zip.get(content);
            name = named.group(1);
            parts.put(named.group(2), content);
        }
        PackArchive archive = new PackArchive(name, parts);
        return Arrays.equals(archive.toBytes(), jar) ? Optional.of(archive) : Optional.empty();
    }

    /** Whether bytes that are not the jar of a pack were probably made of one. */
    public static boolean resembles(byte[] jar) {
        return new String(jar, StandardCharsets.ISO_8859_1).contains(FOLDER);
    }
}
