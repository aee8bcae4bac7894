using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>
/// Reads a JSON object straight from tokens into a model: a table of member names, each with what to do with its value.
/// A member that the table does not know, or whose value does not fit, goes to the model's additional properties.
/// </summary>
/// <remarks>Names are compared without case; several names may lead to one property, since the APIs name things differently.</remarks>
internal sealed class ObjectReader<T>(Func<T> create, Func<T, IDictionary<string, object?>> additionalProperties) where T : class
{
    /// <summary>Takes the value that the reader stands on. False: it does not fit, nothing was consumed.</summary>
    private delegate bool Take(T target, JsonReader reader);

    private readonly Dictionary<string, Take> members = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Action<T>> finishers = [];

    public ObjectReader<T> Text(string names, Action<T, string?> set) => Add(names, (target, reader) =>
    {
        if (!IsScalar(reader)) return false;
        set(target, JsonValues.Text(reader));
        return true;
    });

    public ObjectReader<T> Word(string names, OpenEnum words, Action<T, string?> set) => Add(names, (target, reader) =>
    {
        if (reader.Value is not string wire)
        {
            if (reader.TokenType != JsonToken.Null) return false;
            set(target, null);
            return true;
        }
        set(target, words.Normalize(wire, out var renamed));
        return !renamed;
    });

    public ObjectReader<T> Time(string names, Action<T, DateTimeOffset?> set) => Add(names, (target, reader) =>
    {
        if (reader.TokenType == JsonToken.Null) return true;
        if (reader.Value is not string text || !Iso8601.TryParse(text, out var time)) return false;
        set(target, time);
        return true;
    });

    public ObjectReader<T> Number(string names, Action<T, long?> set) => Add(names, (target, reader) =>
    {
        switch (reader.Value)
        {
            case long number: set(target, number); return true;
            case string text when long.TryParse(text, out var number): set(target, number); return true;
            default: return reader.TokenType == JsonToken.Null;
        }
    });

    public ObjectReader<T> TextList(string names, Action<T, IReadOnlyList<string>> set) => Add(names, (target, reader) =>
    {
        if (reader.TokenType == JsonToken.Null) return true;
        if (reader.TokenType != JsonToken.StartArray) return false;

        // A list with anything but text in it is not what this property is for: keep it whole.
        var items = (object?[])JsonValues.Read(reader)!;
        if (items.All(item => item is string)) set(target, items.Length == 0 ? [] : [.. items.Cast<string>()]);
        else JsonValues.AddTo(additionalProperties(target), FirstOf(names), items);
        return true;
    });

    public ObjectReader<T> List<TItem>(string names, ObjectReader<TItem> items, Action<T, IReadOnlyList<TItem>> set) where TItem : class => Add(names, (target, reader) =>
    {
        if (reader.TokenType == JsonToken.Null) return true;
        if (reader.TokenType != JsonToken.StartArray) return false;

        List<TItem>? list = null;
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.StartObject) (list ??= []).Add(items.Read(reader));
            else JsonValues.AddTo(additionalProperties(target), FirstOf(names), JsonValues.Read(reader));
        }
        if (reader.TokenType != JsonToken.EndArray) throw new JsonReaderException("The JSON ends in the middle of a list.");
        set(target, list is null ? [] : list);
        return true;
    });

    /// <summary>A nested object whose members land on this model; what is unknown there stays under the nested name.</summary>
    public ObjectReader<T> Flatten(string name, Action<ObjectReader<T>> nestedMembers)
    {
        var nested = new ObjectReader<T>(create, target => Nested(additionalProperties(target), name));
        nestedMembers(nested);
        return Add(name, (target, reader) =>
        {
            if (reader.TokenType == JsonToken.Null) return true;
            if (reader.TokenType != JsonToken.StartObject) return false;
            nested.Fill(target, reader);
            return true;
        });
    }

    /// <summary>What to do once all members are in.</summary>
    public ObjectReader<T> Finally(Action<T> finish)
    {
        finishers.Add(finish);
        return this;
    }

    /// <summary>Reads the object that the reader stands on; leaves the reader on its end.</summary>
    public T Read(JsonReader reader)
    {
        var target = create();
        Fill(target, reader);
        return target;
    }

    private void Fill(T target, JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            if (!reader.Read()) break;
            if (!members.TryGetValue(name, out var take) || !take(target, reader))
                JsonValues.AddTo(additionalProperties(target), name, JsonValues.Read(reader));
        }
        if (reader.TokenType != JsonToken.EndObject) throw new JsonReaderException("The JSON ends in the middle of an object.");
        foreach (var finish in finishers) finish(target);
    }

    private ObjectReader<T> Add(string names, Take take)
    {
        foreach (var name in names.Split('|')) members.Add(name, take);
        return this;
    }

    private static bool IsScalar(JsonReader reader) => reader.TokenType is not (JsonToken.StartObject or JsonToken.StartArray);

    private static string FirstOf(string names) => names.Split('|')[0];

    private static IDictionary<string, object?> Nested(IDictionary<string, object?> members, string name)
    {
        if (members.TryGetValue(name, out var existing) && existing is IDictionary<string, object?> nested) return nested;
        nested = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        members[name] = nested;
        return nested;
    }
}
