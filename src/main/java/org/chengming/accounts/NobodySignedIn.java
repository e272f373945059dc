package org.chengming.accounts;
import java.util.Optional;
import org.chengming.actors.*;
import org.springframework.stereotype.Component;
@Component class NobodySignedIn implements CurrentActor { public Optional<Actor> get() { return Optional.empty(); } }
