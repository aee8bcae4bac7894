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
/// written with bars between, and the first one stands for the property. A table of a nested object is given as a function:
/// tables may refer to each other in circles, and one that no body needs is never made.
/// </remarks>
internal sealed class ObjectReader<T> : IObjectReader<T>, IPageReader<T> where T : class
{
    /// <summary>What lies deeper in a body is kept as plain values: whoever prints or converts a model follows it to its end.</summary>
    public const int MostDepth = 40;

    // Take gets the value that the reader stands on. False: it does not fit, nothing was consumed.
    private sealed class Member(Func<T, JsonReader, bool> take, SlotSet slots, bool inherited)
    {
        public readonly Func<T, JsonReader, bool> Take = take;
        public readonly SlotSet Slots = slots;
        public readonly bool Inherited = inherited;

        // The name as bodies have it, and what came after it the last time: objects of a list have their members in one order, so most names are
        // found by comparing references. Readers on several threads may write over each other's guesses; a wrong one costs a look into the table.
        public string? Seen;
        public Member? Next;
    }

    private readonly Func<T> create;
    private readonly Func<T, IDictionary<string, object?>> additionalProperties;
    private readonly Member start = new(static (_, _) => false, default, inherited: false);
    private readonly Dictionary<string, Member> members = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> slots = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Action<T>> finishers = [];

    public ObjectReader(Func<T> create, Func<T, IDictionary<string, object?>> additionalProperties)
    {
        this.create = create;
        this.additionalProperties = additionalProperties;
    }

    /// <summary>Everything that the table of a base class has. A row of this table takes the place of an inherited one.</summary>
    public ObjectReader<T> Inherit<TBase>(ObjectReader<TBase> basis) where TBase : class
    {
        foreach (var row in basis.members) members.Add(row.Key, new Member((Func<T, JsonReader, bool>)row.Value.Take, row.Value.Slots, inherited: true));
        foreach (var slot in basis.slots) slots.Add(slot.Key, slot.Value);
        foreach (var finish in basis.finishers) finishers.Add((Action<T>)finish);
        return this;
    }

    public ObjectReader<T> Text(string names, Action<T, string?> set) => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (!IsScalar(reader)) return false;
        set(target, JsonValues.Text(reader));
        return true;
    });

    /// <summary>Text that the model takes, or refuses by false.</summary>
    public ObjectReader<T> TextIf(string names, Func<T, string, bool> take) =>
        Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) => reader.Value is string text && take(target, text));

    public ObjectReader<T> Word(string names, OpenEnum words, Action<T, string?> set) => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (reader.Value is not string wire) return false;
        set(target, words.Normalize(wire, out var renamed));
        return !renamed;
    });

    public ObjectReader<T> Time(string names, Action<T, DateTimeOffset?> set) => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (reader.Value is not string text || !Iso8601.TryParse(text, out var time)) return false;
        set(target, time);
        return true;
    });

    public ObjectReader<T> Number(string names, Action<T, long?> set) => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (WholeNumber(reader) is not { } number) return false;
        set(target, number);
        return true;
    });

    public ObjectReader<T> Real(string names, Action<T, double?> set) => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (reader.Value is not (double or long)) return false;
        set(target, Convert.ToDouble(reader.Value, CultureInfo.InvariantCulture));
        return true;
    });

    public ObjectReader<T> Flag(string names, Action<T, bool?> set) => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (reader.Value is not bool flag) return false;
        set(target, flag);
        return true;
    });

    public ObjectReader<T> TextList(string names, Action<T, IReadOnlyList<string>> set) => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (reader.TokenType != JsonToken.StartArray) return false;
        if (TextsOrKept(target, reader, names) is { } texts) set(target, texts);
        return true;
    });

    public ObjectReader<T> WordList(string names, OpenEnum words, Action<T, IReadOnlyList<string>> set) => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (reader.TokenType != JsonToken.StartArray) return false;
        if (TextsOrKept(target, reader, names) is not { } texts) return true;

        for (var i = 0; i < texts.Length; i++) texts[i] = words.Normalize(texts[i], out _);
        set(target, texts);
        return true;
    });

    public ObjectReader<T> List<TItem>(string names, IObjectReader<TItem> items, Action<T, IReadOnlyList<TItem>> set) where TItem : class => List(names, () => items, set);

    public ObjectReader<T> List<TItem>(string names, Func<IObjectReader<TItem>> items, Action<T, IReadOnlyList<TItem>> set) where TItem : class => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (reader.TokenType != JsonToken.StartArray || reader.Depth > MostDepth) return false;

        List<TItem>? list = null;
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.StartObject) (list ??= []).Add(items().Read(reader));
            else JsonValues.AddTo(additionalProperties(target), FirstOf(names), JsonValues.Read(reader));
        }
        if (reader.TokenType != JsonToken.EndArray) throw new JsonReaderException("The JSON ends in the middle of a list.");
        set(target, list is null ? [] : list);
        return true;
    });

    /// <summary>A nested object.</summary>
    /// <param name="names">The member's names.</param>
    /// <param name="part">The nested object's table.</param>
    /// <param name="set">Where it goes.</param>
    /// <param name="insteadOf">Members that stand for properties of the nested object where an API has none: whichever is there first counts, the other is kept beside it.</param>
    public ObjectReader<T> One<TPart>(string names, Func<IObjectReader<TPart>> part, Action<T, TPart> set, string insteadOf = "") where TPart : class => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (reader.TokenType != JsonToken.StartObject || reader.Depth > MostDepth) return false;
        set(target, part().Read(reader));
        return true;
    }, insteadOf);

    /// <summary>An object whose members are data: labels, say.</summary>
    public ObjectReader<T> Open(string names, Action<T, IDictionary<string, object?>> set) => Add(names, [MethodImpl(JitOptions.Hot)] (target, reader) =>
    {
        if (reader.TokenType != JsonToken.StartObject) return false;
        set(target, (IDictionary<string, object?>)JsonValues.Read(reader)!);
        return true;
    });

    /// <summary>Members that every object of a family has, null where they mean nothing: that null is no news.</summary>
    public ObjectReader<T> Known(params string[] names)
    {
        foreach (var name in names) Add(name, static (_, _) => false);
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

    /// <inheritdoc/>
    public T Read(JsonReader reader) => Rest(create(), reader, start, filled: default);

    /// <inheritdoc/>
    public T Resume(JsonReader reader, string name)
    {
        var target = create();
        var filled = default(SlotSet);
        var last = start;
        Take(target, reader, name, ref last, ref filled);
        return Rest(target, reader, last, filled);
    }

    [MethodImpl(JitOptions.Hot)]
    private T Rest(T target, JsonReader reader, Member last, SlotSet filled)
    {
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            if (!reader.Read()) break;
            Take(target, reader, name, ref last, ref filled);
        }
        if (reader.TokenType != JsonToken.EndObject) throw new JsonReaderException("The JSON ends in the middle of an object.");

        foreach (var finish in finishers) finish(target);
        return target;
    }

    [MethodImpl(JitOptions.Hot)]
    private void Take(T target, JsonReader reader, string name, ref Member last, ref SlotSet filled)
    {
        var member = last.Next;
        if (member is null || !ReferenceEquals(member.Seen, name))
        {
            if (members.TryGetValue(name, out member))
            {
                member.Seen = name;
                last.Next = member;
            }
        }
        if (member is not null)
        {
            last = member;

            // Null is what a property is anyway, and takes nothing away from one that is filled.
            if (reader.TokenType == JsonToken.Null) return;
            if (!filled.Overlaps(member.Slots) && member.Take(target, reader))
            {
                filled.Add(member.Slots);
                return;
            }
        }
        JsonValues.AddTo(additionalProperties(target), name, JsonValues.Read(reader));
    }

    private ObjectReader<T> Add(string names, Func<T, JsonReader, bool> take, string insteadOf = "")
    {
        var filled = SlotOf(FirstOf(names));
        if (insteadOf.Length > 0)
            foreach (var property in insteadOf.Split('|')) filled.Add(SlotOf(property));

        foreach (var name in names.Split('|'))
        {
            if (members.TryGetValue(name, out var known) && !known.Inherited) throw new InvalidOperationException($"{typeof(T).Name} has two rows for '{name}'.");
            members[name] = new Member(take, filled, inherited: false);
        }
        return this;
    }

    private SlotSet SlotOf(string property)
    {
        if (!slots.TryGetValue(property, out var slot))
        {
            if (slots.Count == SlotSet.Most) throw new InvalidOperationException($"{typeof(T).Name} has more than {SlotSet.Most} properties.");
            slots[property] = slot = slots.Count;
        }
        return SlotSet.Of(slot);
    }

    // A list with anything but text in it is not what a list of texts is for: it is kept whole.
    private string[]? TextsOrKept(T target, JsonReader reader, string names)
    {
        var items = (object?[])JsonValues.Read(reader)!;
        if (items.All(item => item is string)) return items.Length == 0 ? [] : [.. items.Cast<string>()];
        JsonValues.AddTo(additionalProperties(target), FirstOf(names), items);
        return null;
    }

    private static long? WholeNumber(JsonReader reader) => reader.Value switch
    {
        long number => number,
        string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text => number,
        _ => null,
    };

    private static bool IsScalar(JsonReader reader) => reader.TokenType is not (JsonToken.StartObject or JsonToken.StartArray);

    private static string FirstOf(string names) => names.Split('|')[0];
}
