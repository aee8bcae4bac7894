using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>
/// Evidence of any type: finds out which, then reads it with the table of its class. Graph says the type in <c>@odata.type</c>, the older
/// APIs in <c>entityType</c>. Both say it first as a rule; where it comes later, what came before is read again.
/// </summary>
internal sealed class EvidenceReader : IObjectReader<DefenderEvidence>
{
    private const string ODataType = "@odata.type";

    private const string EntityType = "entityType";

    /// <summary>Evidence whose own members say what it is.</summary>
    public static readonly EvidenceReader Instance = new();

    /// <summary>A member of Defender XDR's separate list of devices, which says no type.</summary>
    public static IObjectReader<DefenderEvidence> Device => DefenderDeviceEvidence.Table;

    private EvidenceReader() { }

    /// <inheritdoc/>
    public DefenderEvidence Read(JsonReader reader)
    {
        if (reader.Read())
        {
            if (reader.TokenType == JsonToken.EndObject) return new DefenderEvidence();
            var name = (string)reader.Value!;
            if (reader.Read()) return Resume(reader, name);
        }
        throw Truncated();
    }

    /// <inheritdoc/>
    public DefenderEvidence Resume(JsonReader reader, string name) => TableSaidBy(reader, name)?.Resume(reader, name) ?? ReadTwice(reader, name);

    // What the member at hand says this is; null where it says nothing, or nothing yet.
    private static IObjectReader<DefenderEvidence>? TableSaidBy(JsonReader reader, string name) =>
        reader.Value is not string value ? null
        : Is(name, ODataType) ? EvidenceTypes.TableOfGraph(value)
        : Is(name, EntityType) ? EvidenceTypes.TableOf(value)
        : null;

    private static DefenderEvidence ReadTwice(JsonReader reader, string name)
    {
        var replay = new JsonReplay(reader);
        var registry = new RegistryEntity();
        while (true)
        {
            var table = TableSaidBy(reader, name);
            registry.Note(reader, name);
            replay.Record(name);
            if (table is not null) return table.Read(replay);

            if (!reader.Read()) throw Truncated();
            if (reader.TokenType != JsonToken.PropertyName) break;
            name = (string)reader.Value!;
            if (!reader.Read()) throw Truncated();
        }
        replay.RecordEnd();
        return (registry.Table ?? EvidenceTable.Common).Read(replay);
    }

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static JsonReaderException Truncated() => new("The JSON ends in the middle of an object.");

    /// <summary>The older APIs' one type for registry keys and registry values: what it is shows in its other members.</summary>
    private struct RegistryEntity
    {
        private bool isRegistry;
        private bool hasValue;

        public readonly IObjectReader<DefenderEvidence>? Table =>
            !isRegistry ? null : hasValue ? DefenderRegistryValueEvidence.Table : DefenderRegistryKeyEvidence.Table;

        public void Note(JsonReader reader, string name)
        {
            if (Is(name, EntityType)) isRegistry |= reader.Value is string type && Is(type, "Registry");
            else if (name.StartsWith("registryValue", StringComparison.OrdinalIgnoreCase)) hasValue |= reader.TokenType != JsonToken.Null;
        }
    }
}
