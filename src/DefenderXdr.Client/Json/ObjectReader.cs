using System.Globalization;
using System.Runtime.CompilerServices;
using DefenderXdr.Http;
using DefenderXdr.Paging;
using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>
/// Reads a JSON object straight from tokens into a model: a table of member names, each with what to do with its value.
/// A member that the table does not know, whose value does not fit, or whose property another member has filled before,
/// goes to the model's additional properties: nothing is lost.
/// </summary>
/// <remarks>
/// Names are compared without case. Several names may lead to one property, since the APIs name things differently; they are
/// written with bars between, and the first one stands for the property.
/// </remarks>
internal sealed class ObjectReader<T> : IPageReader<T> where T : class
{
    private const int MostSlots = 64;

    /// <summary>Takes the value that the reader stands on. False: it does not fit, nothing was consumed.</summary>
    private delegate bool Take(T target, JsonReader reader, ref ulong filled);

    private sealed record Member(Take Take, ulong Slot);

    private readonly Func<T> create;
    private readonly Func<T, IDictionary<string, object?>> additionalProperties;
    private readonly Dictionary<string, Member> members = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ulong> slots;
    private readonly List<Action<T>> finishers = [];

    public ObjectReader(Func<T> create, Func<T, IDictionary<string, object?>> additionalProperties) : this(create, additionalProperties, new(StringComparer.OrdinalIgnoreCase)) { }

    private ObjectReader(Func<T> create, Func<T, IDictionary<string, object?>> additionalProperties, Dictionary<string, ulong> slots)
    {
        this.create = create;
        this.additionalProperties = additionalProperties;
        this.slots = slots;
    }

    public ObjectReader<T> Text(string names, Action<T, string?> set, string? property = null) => Add(names, property, (target, reader) =>
    {
        if (!IsScalar(reader)) return false;
        set(target, JsonValues.Text(reader));
        return true;
    });

    public ObjectReader<T> Word(string names, OpenEnum words, Action<T, string?> set) => Add(names, null, (target, reader) =>
    {
        if (reader.Value is not string wire) return false;
        set(target, words.Normalize(wire, out var renamed));
        return !renamed;
    });

    public ObjectReader<T> Time(string names, Action<T, DateTimeOffset?> set) => Add(names, null, (target, reader) =>
    {
        if (reader.Value is not string text || !Iso8601.TryParse(text, out var time)) return false;
        set(target, time);
        return true;
    });

    public ObjectReader<T> Number(string names, Action<T, long?> set) => Add(names, null, (target, reader) =>
    {
        switch (reader.Value)
        {
            case long number:
                set(target, number);
                return true;
            case string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text:
                set(target, number);
                return true;
            default:
                return false;
        }
    });

    public ObjectReader<T> TextList(string names, Action<T, IReadOnlyList<string>> set) => Add(names, null, (target, reader) =>
    {
        if (reader.TokenType != JsonToken.StartArray) return false;

        // A list with anything but text in it is not what this property is for: keep it whole.
        var items = (object?[])JsonValues.Read(reader)!;
        if (items.All(item => item is string)) set(target, items.Length == 0 ? [] : [.. items.Cast<string>()]);
        else JsonValues.AddTo(additionalProperties(target), FirstOf(names), items);
        return true;
    });

    public ObjectReader<T> List<TItem>(string names, ObjectReader<TItem> items, Action<T, IReadOnlyList<TItem>> set) where TItem : class => Add(names, null, (target, reader) =>
    {
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
        var nested = new ObjectReader<T>(create, target => Nested(additionalProperties(target), name), slots);
        nestedMembers(nested);
        members.Add(name, new Member((T target, JsonReader reader, ref ulong filled) =>
        {
            if (reader.TokenType != JsonToken.StartObject) return false;
            nested.Fill(target, reader, ref filled);
            return true;
        }, Slot: 0));
        return this;
    }

    /// <summary>What to do once all members are in.</summary>
    public ObjectReader<T> Finally(Action<T> finish)
    {
        finishers.Add(finish);
        return this;
    }

    /// <summary>A page with a list of such objects.</summary>
    public IPage<T> Open(ApiResponse response, CancellationToken cancellationToken) => new Page<T>(response, this, cancellationToken);

    /// <summary>Reads the object that the reader stands on; leaves the reader on its end.</summary>
    public T Read(JsonReader reader)
    {
        var target = create();
        var filled = 0UL;
        Fill(target, reader, ref filled);
        foreach (var finish in finishers) finish(target);
        return target;
    }

    [MethodImpl(JitOptions.Hot)]
    private void Fill(T target, JsonReader reader, ref ulong filled)
    {
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            if (!reader.Read()) break;

            if (members.TryGetValue(name, out var member))
            {
                // Null is what a property is anyway, and takes nothing away from one that is filled.
                if (reader.TokenType == JsonToken.Null) continue;
                if ((filled & member.Slot) == 0 && member.Take(target, reader, ref filled))
                {
                    filled |= member.Slot;
                    continue;
                }
            }
            JsonValues.AddTo(additionalProperties(target), name, JsonValues.Read(reader));
        }
        if (reader.TokenType != JsonToken.EndObject) throw new JsonReaderException("The JSON ends in the middle of an object.");
    }

    private ObjectReader<T> Add(string names, string? property, Func<T, JsonReader, bool> take)
    {
        var member = new Member((T target, JsonReader reader, ref ulong _) => take(target, reader), SlotOf(property ?? FirstOf(names)));
        foreach (var name in names.Split('|')) members.Add(name, member);
        return this;
    }

    private ulong SlotOf(string property)
    {
        if (slots.TryGetValue(property, out var slot)) return slot;
        if (slots.Count == MostSlots) throw new InvalidOperationException($"{typeof(T).Name} has more than {MostSlots} properties.");
        return slots[property] = 1UL << slots.Count;
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
