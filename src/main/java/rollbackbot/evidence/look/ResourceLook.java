package rollbackbot.evidence.look;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.evidence.Amount;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Page;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.VariableSeen;
import rollbackbot.evidence.VariableSeen.Meaning;
import rollbackbot.release.App;
import rollbackbot.release.VariablePatterns;

/** What an app's variables and databases say. */
record ResourceLook(App app, Optional<Page> page, Instant readAt) {

  List<Told> variables(List<VariableSeen> variables) {
    var told = new ArrayList<Told>();
    var addresses =
        variables.stream()
            .filter(variable -> variable.meaning() == Meaning.MAY_BE_A_DATABASE)
            .map(VariableSeen::name)
            .toList();
    told.add(
        fact(
            new Claim.DatabaseVariables(Amount.exactly(addresses.size()), CodeLook.some(addresses)),
            Source.VARIABLES));
    if (!app.featureFlags().isEmpty()) {
      var patterns = new VariablePatterns(app.featureFlags());
      var flags = variables.stream().map(VariableSeen::name).filter(patterns::fit).toList();
      told.add(
          fact(
              new Claim.Flags(Amount.exactly(flags.size()), CodeLook.some(flags)),
              Source.VARIABLES));
    }
    return told;
  }

  List<Told> databases(List<String> names) {
    return List.of(
        fact(
            new Claim.Databases(Amount.exactly(names.size()), CodeLook.some(names)),
            Source.ADDONS));
  }

  private Told fact(Claim claim, Source source) {
    return new Fact(claim, source, readAt, page);
  }
}
