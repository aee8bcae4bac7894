using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <content>Values that are left as characters until somebody says what they are to become: no number is boxed, no date is a string first.</content>
internal sealed partial class JsonTokens
{
    private int cellLength;
    private long cellNumber;

    /// <summary>
    /// Reads a member's value whole, in place of <see cref="Read"/>: what is good until the next reading is <see cref="CellNumber"/> for an Integer,
    /// <see cref="Cell"/> for a Float (any other number), a String and a Raw (an object or array), and <see cref="Value"/> for a Boolean.
    /// </summary>
    [MethodImpl(JitOptions.Hot)]
    public bool ReadCell()
    {
        if (!SkipBlank()) return Is(JsonToken.None, null, expected, ended: true);
        switch (buffer[position])
        {
            case '"':
                position++;
                cellLength = TextLength();
                return Is(JsonToken.String, null, Expected.CommaOrEnd);
            case '-' or (>= '0' and <= '9'):
                var isPlain = ScanNumber(out cellNumber);
                cellLength = position - start;
                return Is(isPlain ? JsonToken.Integer : JsonToken.Float, null, Expected.CommaOrEnd);
            case '{' or '[':
                cellLength = RawLength(open: 0);
                return Is(JsonToken.Raw, null, Expected.CommaOrEnd);
            case var c:
                return ReadValue(c);
        }
    }

    /// <summary>The cell when it is a whole number of at most 18 digits.</summary>
    public long CellNumber => cellNumber;

#if NET
    /// <summary>The cell's characters: a text as it was meant, all else as it was spelt.</summary>
    public ReadOnlySpan<char> Cell => new(buffer, start, cellLength);
#else
    /// <summary>The cell's characters: a text as it was meant, all else as it was spelt.</summary>
    public string Cell => new(buffer, start, cellLength);
#endif

    /// <summary>The cell as text, numbers and JSON as they were spelt; null for null.</summary>
    public string? CellText
    {
        [MethodImpl(JitOptions.Hot)]
        get => token switch
        {
            JsonToken.String or JsonToken.Integer => JsonTexts.Shared.Get(buffer, start, cellLength),
            JsonToken.Null => null,
            JsonToken.Boolean => value == True ? "true" : "false",
            _ => new string(buffer, start, cellLength),
        };
    }

    /// <summary>The cell as what JSON says that it is; an object or array as its text.</summary>
    public object? CellValue => token switch
    {
        JsonToken.Integer => cellNumber,
        JsonToken.Float => RareNumber(),
        JsonToken.Boolean => value,
        _ => CellText,
    };

    /// <summary>The text of the object that begins at the token that was read last; leaves the reader on its end.</summary>
    public string ReadRawObject()
    {
        // First the length: reading on may move the buffer's contents.
        var length = RawLength(open: 1);
        var text = "{" + new string(buffer, start, length);
        level--;
        Is(JsonToken.EndObject, null, level == 0 ? Expected.Nothing : Expected.CommaOrEnd);
        return text;
    }

    // How long the rest of a value is in which so many brackets are open, without white space, which is taken out on the way.
    [MethodImpl(JitOptions.Hot)]
    private int RawLength(int open)
    {
        start = position;
        var length = 0;
        var inText = false;
        do
        {
            if (position == end && !More()) throw Broken("The JSON ends in the middle of a value");
            var c = buffer[position++];
            if (inText)
            {
                if (c == '\\')
                {
                    buffer[start + length++] = c;
                    if (position == end && !More()) throw Broken("The JSON ends in the middle of a value");
                    c = buffer[position++];
                }
                else if (c == '"')
                {
                    inText = false;
                }
            }
            else if (c is ' ' or '\n' or '\r' or '\t') continue;
            else if (c == '"') inText = true;
            else if (c is '{' or '[') open++;
            else if (c is '}' or ']') open--;
            buffer[start + length++] = c;
        }
        while (open > 0);
        return length;
    }
}
