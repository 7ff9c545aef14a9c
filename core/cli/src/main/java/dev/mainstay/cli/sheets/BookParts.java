package dev.mainstay.cli.sheets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of a workbook file. Sizes are checked twice, as the file declares them and as they are read, because a file may
 * lie.
 */
final class BookParts implements AutoCloseable {

    /** Size of the file. */
    static final int FILE_BYTES = 16 << 20;
    /** Parts in the file. */
    static final int PARTS = 1_000;
    /** Size of all parts together, inflated. */
    static final int INFLATED_BYTES = 48 << 20;
    /** Elements within one another; the format needs less than ten. */
    private static final int DEPTH = 50;

    private static final int[] OLD_OR_ENCRYPTED = {0xD0, 0xCF, 0x11, 0xE0};

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private long inflated;

    /** What is done with each element that starts. */
    interface Visitor {
        void element(Element element) throws XMLStreamException;
    }

    BookParts(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) > FILE_BYTES) {
            throw tooMuch(name, FILE_BYTES, "bytes");
        }
        if (startsWith(file, OLD_OR_ENCRYPTED)) {
            throw new BookException("MS-602", name);
        }
        zip = open(file, name);
        try {
            index(name);
        } catch (BookException unusable) {
            zip.close();
            throw unusable;
        }
    }

    private static boolean startsWith(Path file, int[] magic) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            for (int expected : magic) {
                if (stream.read() != expected) {
                    return false;
                }
            }
            return true;
        }
    }

    private static ZipFile open(Path file, String name) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException notOne) {
            throw new BookException("MS-601", name);
        }
    }

    private void index(String name) {
        if (zip.size() > PARTS) {
            throw tooMuch(name, PARTS, "parts");
        }
        long declared = 0;
        for (ZipEntry entry : List.copyOf(zip.stream().toList())) {
            declared += Math.max(0, entry.getSize());
            if (declared > INFLATED_BYTES) {
                throw tooMuch(name, INFLATED_BYTES, "bytes");
            }
            // the format does not tell capital letters from small ones in names of parts
            if (entries.put(key(entry.getName()), entry) != null) {
                throw damaged(entry.getName());
            }
        }
    }

    private static String key(String name) {
        String plain = name.startsWith("/") ? name.substring(1) : name;
        return plain.toLowerCase(java.util.Locale.ROOT);
    }

    static BookException tooMuch(String location, int bound, String what) {
        return new BookException("MS-604", location, bound, dev.mainstay.problem.Problem.word(what));
    }

    static BookException damaged(String part) {
        return new BookException("MS-603", part, part);
    }

    boolean has(String part) {
        return entries.containsKey(key(part));
    }

    /** Shows every element of a part to the visitor. */
    void read(String part, Visitor visitor) {
        ZipEntry entry = entries.get(key(part));
        if (entry == null) {
            throw damaged(part);
        }
        try (InputStream stream = new Bounded(zip.getInputStream(entry), part)) {
            XMLStreamReader xml = factory().createXMLStreamReader(text(stream));
            for (int depth = 0; xml.hasNext() && depth <= DEPTH; ) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        int before = ++depth;
                        Element element = new Element(xml);
                        visitor.element(element);
                        // text that the visitor took ends with its element
                        depth = xml.isEndElement() ? before - 1 : before;
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.DTD -> throw new BookException("MS-605", part, part);
                    default -> {}
                }
                if (depth > DEPTH) {
                    throw damaged(part);
                }
            }
        } catch (BookException told) {
            throw told;
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            // on damaged input the parser and the inflater fail in ways of their own
            throw damaged(part);
        }
    }

    /** The text of a part. Decoded here, since the parser tells the console of a byte it cannot read, and in its own words. */
    private static Reader text(InputStream stream) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(stream, 3);
        byte[] start = bytes.readNBytes(3);
        boolean marked =
                start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        boolean wide = start.length > 1
                && ((start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)
                        || (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE));
        if (!marked) {
            bytes.unread(start);
        }
        return new InputStreamReader(
                bytes,
                (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The parser that comes with Java, whatever others the class path holds: these settings are its own. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        return factory;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Ends a part, and the reading of the whole file, where it is larger than it may be. */
    private final class Bounded extends FilterInputStream {

        private final String part;

        Bounded(InputStream stream, String part) {
            super(stream);
            this.part = part;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            inflated += bytes;
            if (inflated > INFLATED_BYTES) {
                throw tooMuch(part, INFLATED_BYTES, "bytes");
            }
        }
    }
}
