package org.tocsin.protocols.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables shipped. */
class DefinitionsTest {
  private final Definitions definitions = Definitions.load();

  @Test
  void A01_the_lsb_and_width_of_every_quantity_reach_the_range_that_the_standard_states() {
    List<String> wrong = new ArrayList<>();
    int[] checked = {0};
    for (int category : definitions.categories()) {
      for (Definition d : definitions.editions(category)) {
        d.items().forEach((name, item) -> shape(d + " " + name, item.shape(), wrong, checked));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked[0]).isGreaterThan(300);
  }

  private static void shape(String path, Shape shape, List<String> wrong, int[] checked) {
    switch (shape) {
      case Shape.Fixed f -> nodes(path, f.part().nodes(), wrong, checked);
      case Shape.Extended e -> List.of(e.parts()).forEach(p -> nodes(path, p.nodes(), wrong, checked));
      case Shape.Counted c -> nodes(path, c.part().nodes(), wrong, checked);
      case Shape.Chained c -> nodes(path, c.part().nodes(), wrong, checked);
      case Shape.Compound c -> {
        for (Item child : c.children()) {
          if (child != null) {
            shape(path + "/" + child.name(), child.shape(), wrong, checked);
          }
        }
      }
      default -> {}
    }
  }

  private static void nodes(String path, List<Node> nodes, List<String> wrong, int[] checked) {
    for (Node n : nodes) {
      switch (n) {
        case Node.Group g -> nodes(path + "/" + g.name(), g.nodes(), wrong, checked);
        case Node.Leaf l -> {
          boolean signed = l.coding() == Node.Coding.SIGNED;
          double reach = l.lsb() * Math.pow(2, signed ? l.bits() - 1 : l.bits());
          checked[0] += Double.isNaN(l.max()) ? 0 : 1;
          // A stated bound beyond what the bits can say means a wrong lsb or width.
          if (l.max() > reach || !Double.isNaN(l.min()) && l.min() < (signed ? -reach : 0)) {
            wrong.add(path + "/" + l.name() + " reaches " + reach + ", stated " + l.min() + ".." + l.max());
          }
        }
      }
    }
  }

  @Test
  void A02_the_check_finds_the_mistake_it_was_made_for() {
    Definition d =
        DefinitionText.parse("category 010\nedition 9\n202 = VX:16s:1/16:m/s:-8192..8192\nuap 202\n", null);
    List<String> wrong = new ArrayList<>();
    d.items().forEach((name, item) -> shape(name, item.shape(), wrong, new int[1]));
    assertThat(wrong).hasSize(1).first().asString().contains("202/VX reaches 2048.0");
  }

  @Test
  void A03_an_edition_that_does_not_exist_is_named_with_those_that_do() {
    assertThatThrownBy(() -> definitions.with("048=9.9"))
        .hasMessage("category 048 has no edition 9.9; there are [1.27, 1.32]");
    assertThatThrownBy(() -> definitions.with("048")).hasMessageContaining("048=1.32");
    assertThat(definitions.with("021=0.23").of(21)).hasToString("021 ed. 0.23");
  }
}
