package rollbackbot.scalingo.http;

import rollbackbot.secret.Secret;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Lets wire records hold secrets as such: on the wire they are texts, elsewhere unprintable. */
final class SecretTexts extends SimpleModule {
  private static final long serialVersionUID = 1;

  SecretTexts() {
    addSerializer(new Writer());
    addDeserializer(Secret.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Secret> {
    Writer() {
      super(Secret.class);
    }

    @Override
    public void serialize(Secret secret, JsonGenerator json, SerializationContext context) {
      json.writeString(secret.reveal());
    }
  }

  private static final class Reader extends StdDeserializer<Secret> {
    Reader() {
      super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser json, DeserializationContext context) {
      return new Secret(json.getValueAsString(""));
    }
  }
}
