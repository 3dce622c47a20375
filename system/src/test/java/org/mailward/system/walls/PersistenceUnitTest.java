package org.mailward.system.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.mailward.system.walls.House.Floor;
import org.xml.sax.SAXException;

/// Entities are not scanned for in an EAR: one that the unit does not list is none.
class PersistenceUnitTest {

    private static final String UNIT = "META-INF/persistence.xml";

    @Test
    void lists_every_mapped_class_and_no_other() throws IOException, SAXException, ParserConfigurationException {
        var mapped = House.seen(House.of(Floor.DOMAIN_MODEL).that(describe("mapped",
                        owner -> Stream.of(Entity.class, MappedSuperclass.class, Embeddable.class, Converter.class).anyMatch(owner::isAnnotatedWith))), 14)
                .stream().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(mapped, listed());
    }

    private static TreeSet<String> listed() throws IOException, SAXException, ParserConfigurationException {
        try (var unit = PersistenceUnitTest.class.getClassLoader().getResourceAsStream(UNIT)) {
            var classes = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(unit).getElementsByTagNameNS("*", "class");
            return IntStream.range(0, classes.getLength()).mapToObj(i -> classes.item(i).getTextContent().strip()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
