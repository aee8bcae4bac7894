using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>
/// An object whose first members were read to find out what it is: gives them again, then goes on with what the reader
/// that they came from has left.
/// </summary>
internal sealed class JsonReplay : JsonReader
{
    private readonly JsonReader source;
    private readonly List<(JsonToken Type, object? Value)> recorded = [];
    private readonly int depth;
    private int next;

    /// <param name="source">Stands on the value of the object's first member.</param>
    public JsonReplay(JsonReader source)
    {
        this.source = source;
        depth = source.Depth - 1;

        // The source has its own guard.
        MaxDepth = null;
        SetToken(JsonToken.StartObject);
    }

    /// <inheritdoc/>
    public override int Depth => depth + base.Depth;

    /// <summary>Remembers a member whose value the source stands on; leaves the source on the value's end.</summary>
    public void Record(string name)
    {
        recorded.Add((JsonToken.PropertyName, name));
        var open = 0;
        do
        {
            recorded.Add((source.TokenType, source.Value));
            if (source.TokenType is JsonToken.StartObject or JsonToken.StartArray) open++;
            else if (source.TokenType is JsonToken.EndObject or JsonToken.EndArray) open--;
        }
        while (open > 0 && source.Read());
        if (open > 0) throw new JsonReaderException("The JSON ends in the middle of a value.");
    }

    /// <summary>Remembers the object's end, which the source stands on.</summary>
    public void RecordEnd() => recorded.Add((JsonToken.EndObject, null));

    /// <inheritdoc/>
    public override bool Read()
    {
        if (next < recorded.Count)
        {
            var (type, value) = recorded[next++];
            SetToken(type, value);
            return true;
        }
        if (!source.Read())
        {
            SetToken(JsonToken.None);
            return false;
        }
        SetToken(source.TokenType, source.Value);
        return true;
    }
}
