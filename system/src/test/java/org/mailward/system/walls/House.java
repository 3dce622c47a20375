package org.mailward.system.walls;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;

/// The application's classes, by the floor whose module compiled them.
final class House {

    /// A module, and the fewest classes that it is known to have: below that the walls would be guarding nothing.
    enum Floor {
        DOMAIN_MODEL("domain-model", 250), EJB("ejb", 130), WEB("web", 100);

        private final String module;
        private final int least;

        Floor(String module, int least) {
            this.module = module;
            this.least = least;
        }

        private Path classes() {
            return Path.of("..", module, "target", "classes").toAbsolutePath().normalize();
        }

        DescribedPredicate<JavaClass> classesOf() {
            var place = classes().toUri().toString();
            return DescribedPredicate.describe("of " + module, type -> type.getSource().map(source -> source.getUri().toString().startsWith(place)).orElse(false));
        }
    }

    static final JavaClasses CLASSES = new ClassFileImporter().importPaths(List.of(Floor.DOMAIN_MODEL.classes(), Floor.EJB.classes(), Floor.WEB.classes()));

    private House() {
    }

    static JavaClasses of(Floor floor) {
        return seen(CLASSES.that(floor.classesOf()), floor.least);
    }

    static JavaClasses in(String packages, int least) {
        return seen(CLASSES.that(JavaClass.Predicates.resideInAPackage(packages)), least);
    }

    /// A rule that looks at no class would hold for ever.
    static JavaClasses seen(JavaClasses classes, int least) {
        assertTrue(classes.size() >= least, "only " + classes.size() + " classes were looked at, fewer than the " + least + " that are known: " + classes);
        return classes;
    }
}
