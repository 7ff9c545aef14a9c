package dev.mainstay.cli.sheets;

import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element that starts. Namespaces are left aside: the two forms of the format differ in nothing else. */
final class Element {

    private final XMLStreamReader xml;
    private final String name;

    Element(XMLStreamReader xml) {
        this.xml = xml;
        this.name = xml.getLocalName();
    }

    String name() {
        return name;
    }

    /** An attribute without a prefix. */
    Optional<String> attribute(String wanted) {
        return attribute(wanted, false);
    }

    /** An attribute, with a prefix or without. */
    Optional<String> attribute(String wanted, boolean prefixed) {
        return IntStream.range(0, xml.getAttributeCount())
                .filter(i -> xml.getAttributeLocalName(i).equals(wanted))
                .filter(i -> prefixed
                        == !Optional.ofNullable(xml.getAttributeNamespace(i))
                                .orElse("")
                                .isEmpty())
                .mapToObj(xml::getAttributeValue)
                .findFirst();
    }

    boolean flag(String wanted) {
        return attribute(wanted)
                .filter(value -> value.equals("1") || value.equals("true"))
                .isPresent();
    }

    /**
     * The text of this element and of the elements {@code t} in it, without the readings that East Asian text may carry;
     * goes on to the end of the element.
     */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        int reading = 0;
        boolean taken = isText(name);
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (xml.getLocalName().equals("rPh")) {
                        reading++;
                    }
                    taken = reading == 0 && isText(xml.getLocalName());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (xml.getLocalName().equals("rPh")) {
                        reading--;
                    }
                    taken = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (taken) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("unknown entity");
                default -> {}
            }
            if (depth > 50) {
                throw new XMLStreamException("nested too deeply");
            }
        }
        return Escapes.decoded(text.toString());
    }

    private static boolean isText(String element) {
        return element.equals("t") || element.equals("v");
    }
}
