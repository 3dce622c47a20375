package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailward.tenancy.boundary.Boundary;

/// Guards the table by which `DoorsIT` calls the boundaries.
class DoorCasesTest {

    private static final int METHODS = 44;

    @Test
    void every_method_of_every_boundary_has_its_case() {
        var boundaries = new ClassFileImporter().importPackages("org.mailward").stream()
                .filter(type -> type.isAnnotatedWith(Boundary.class) && !type.getSimpleName().equals("ScopeGuard"))
                .map(type -> type.reflect()).collect(Collectors.toSet());
        assertEquals(Set.copyOf(DoorCases.BOUNDARIES), boundaries);
        var methods = boundaries.stream().flatMap(boundary -> Arrays.stream(boundary.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> boundary.getSimpleName() + "." + method.getName()
                        + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"))))
                .collect(Collectors.toCollection(TreeSet::new));
        var cases = Stream.of(DoorCases.NAMING, DoorCases.GIVING, DoorCases.OF_THE_OPERATOR, DoorCases.BY_PROOF)
                .flatMap(calls -> calls.keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(methods, cases, "add the missing methods to DoorCases");
        assertTrue(methods.size() >= METHODS, "methods seen: " + methods.size());
    }
}
