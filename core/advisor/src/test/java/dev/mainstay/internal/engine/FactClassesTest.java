package dev.mainstay.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.vocabulary.FactType;
import java.util.List;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactClassesTest {

    private final ClassLoader ofRuleBase = ((InternalKnowledgeBase) RuleNetwork.build(List.of())).getRootClassLoader();

    @ParameterizedTest
    @EnumSource(FactType.class)
    void a_rule_base_finds_the_classes_of_facts(FactType type) throws ClassNotFoundException {
        assertThat(ofRuleBase.loadClass(FactClasses.of(type).getName())).isSameAs(FactClasses.of(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Runtime",
                "java.lang.ProcessBuilder",
                "java.lang.System",
                "java.lang.Object",
                "java.nio.file.Files",
                "javax.script.ScriptEngineManager",
                "org.drools.util.ClassUtils",
                "org.drools.core.impl.RuleBaseFactory",
                "org.kie.api.KieServices",
                "dev.mainstay.RetentionAdvisor",
                "dev.mainstay.internal.engine.Consultation",
                "dev.mainstay.internal.engine.FactClassesTest",
                "Account",
                "",
            })
    void a_rule_base_finds_no_other_class(String name) {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> ofRuleBase.loadClass(name));
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(name, true, ofRuleBase));
    }

    @Test
    void a_rule_base_finds_no_file_of_the_host() throws Exception {
        String file = RetentionAdvisor.class.getName().replace('.', '/') + ".class";
        assertThat(ofRuleBase.getResource(file)).isNull();
        assertThat(ofRuleBase.getResources(file).hasMoreElements()).isFalse();
        assertThat(ofRuleBase.getResourceAsStream(file)).isNull();
    }
}
