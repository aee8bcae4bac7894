using System.Globalization;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>
/// The tokens of a JSON text while it arrives. In place of <see cref="JsonTextReader"/> for bodies, because a script's first list is often its only
/// one: in the first seconds of a process the runtime runs a library's inner loops with counters in them, and that took longer than all the rest.
/// These methods are compiled once, and well. What is no JSON is refused, what only the text's end shows leaves <see cref="Read"/> with false.
/// </summary>
internal sealed partial class JsonTokens : JsonReader
{
    private const int MostLevels = 512;

    private enum Expected : byte { Value, ValueOrEnd, Name, NameOrEnd, CommaOrEnd, Nothing }

    private static readonly object True = true;
    private static readonly object False = false;

    private readonly TextReader source;
    private readonly JsonNames names;
    private JsonNames.Name? lastName;

    // Of each open object or array, from the outermost on, whether it is an object.
    private bool[] open = new bool[16];
    private int level;
    private Expected expected = Expected.Value;
    private JsonToken token;
    private object? value;

    public JsonTokens(TextReader source, JsonNames names)
    {
        this.source = source;
        this.names = names;
        buffer = Rent(BufferLength);
    }

    /// <summary>Whether the whole value was read, and nothing but the text's end can follow.</summary>
    public bool IsWhole => expected == Expected.Nothing;

    /// <inheritdoc/>
    public override JsonToken TokenType { [MethodImpl(JitOptions.Hot)] get => token; }

    /// <inheritdoc/>
    public override object? Value { [MethodImpl(JitOptions.Hot)] get => value; }

    /// <inheritdoc/>
    public override int Depth => token is JsonToken.StartObject or JsonToken.StartArray ? level - 1 : level;

    /// <inheritdoc/>
    [MethodImpl(JitOptions.Hot)]
    public override bool Read()
    {
        if (!SkipBlank()) return Is(JsonToken.None, null, expected, ended: true);

        var c = buffer[position];
        if (expected == Expected.CommaOrEnd && c == ',')
        {
            position++;
            if (!SkipBlank()) return Is(JsonToken.None, null, expected, ended: true);
            expected = open[level - 1] ? Expected.Name : Expected.Value;
            c = buffer[position];
        }

        switch (expected)
        {
            case Expected.Name or Expected.NameOrEnd when c == '"':
                position++;
                var name = Name();
                if (!SkipBlank()) return Is(JsonToken.None, null, expected, ended: true);
                if (buffer[position] != ':') throw Unexpected(buffer[position]);
                position++;
                return Is(JsonToken.PropertyName, name, Expected.Value);
            case Expected.NameOrEnd or Expected.ValueOrEnd or Expected.CommaOrEnd when c is '}' or ']':
                return End(c);
            case Expected.Value or Expected.ValueOrEnd:
                return ReadValue(c);
            default:
                throw Unexpected(c);
        }
    }

    /// <inheritdoc/>
    public override void Close()
    {
        base.Close();
        source.Dispose();
        Return();
    }

    [MethodImpl(JitOptions.Hot)]
    private bool ReadValue(char c)
    {
        var after = level == 0 ? Expected.Nothing : Expected.CommaOrEnd;
        switch (c)
        {
            case '"':
                position++;
                return Is(JsonToken.String, Text(), after);
            case '{':
                Push(isObject: true);
                return Is(JsonToken.StartObject, null, Expected.NameOrEnd);
            case '[':
                Push(isObject: false);
                return Is(JsonToken.StartArray, null, Expected.ValueOrEnd);
            case 'n':
                Literal("null");
                return Is(JsonToken.Null, null, after);
            case 't':
                Literal("true");
                return Is(JsonToken.Boolean, True, after);
            case 'f':
                Literal("false");
                return Is(JsonToken.Boolean, False, after);
            case '-' or (>= '0' and <= '9'):
                return Number() is var number && Is(number is double ? JsonToken.Float : JsonToken.Integer, number, after);
            default:
                throw Unexpected(c);
        }
    }

    [MethodImpl(JitOptions.Hot)]
    private bool Is(JsonToken newToken, object? newValue, Expected next, bool ended = false)
    {
        token = newToken;
        value = newValue;
        expected = next;
        return !ended;
    }

    [MethodImpl(JitOptions.Hot)]
    private void Push(bool isObject)
    {
        if (level == MostLevels) throw new JsonReaderException($"The text has more than {MostLevels} levels.");
        if (level == open.Length) Array.Resize(ref open, level * 2);
        open[level++] = isObject;
        position++;
    }

    [MethodImpl(JitOptions.Hot)]
    private bool End(char c)
    {
        var isObject = open[level - 1];
        if (isObject != (c == '}')) throw Unexpected(c);
        position++;
        level--;
        return Is(isObject ? JsonToken.EndObject : JsonToken.EndArray, null, level == 0 ? Expected.Nothing : Expected.CommaOrEnd);
    }

    private JsonReaderException Unexpected(char c) =>
        new(string.Format(CultureInfo.InvariantCulture, "Unexpected '{0}' at character {1}.", c, consumed + position + 1));

    private JsonReaderException Broken(string what) =>
        new(string.Format(CultureInfo.InvariantCulture, "{0} at character {1}.", what, consumed + position + 1));
}
