using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DefenderXdr.Json;

/// <content>The text's characters: the buffer they pass through, and what they spell.</content>
internal sealed partial class JsonTokens
{
    private const int BufferLength = 16 * 1024;

    // What is not read yet lies between position and end; a text or number that is being read begins at start and is kept together.
    private char[] buffer;
    private int start;
    private int position;
    private int end;
    private long consumed;

    /// <summary>How many characters have been read.</summary>
    public long Place => consumed + position;

    /// <summary>How many characters are here that have not been read.</summary>
    public int Ahead => end - position;

    /// <summary>Goes to the next character that is no white space. False at the text's end.</summary>
    [MethodImpl(JitOptions.Hot)]
    private bool SkipBlank()
    {
        while (true)
        {
            while (position < end)
            {
                if (buffer[position] is not (' ' or '\n' or '\r' or '\t')) return true;
                position++;
            }
            start = position;
            if (!More()) return false;
        }
    }

    /// <summary>A text from behind its opening quote to behind its closing one.</summary>
    [MethodImpl(JitOptions.Hot)]
    private string Text()
    {
        var length = TextLength();
        return JsonTexts.Shared.Get(buffer, start, length);
    }

    /// <summary>The same for a member's name, which is most often the one that came after the last name before.</summary>
    [MethodImpl(JitOptions.Hot)]
    private string Name()
    {
        if (lastName?.Next is { } guess && end - position > guess.Text.Length && buffer[position + guess.Text.Length] == '"' && JsonNames.Begins(buffer, position, guess.Text))
        {
            position += guess.Text.Length + 1;
            lastName = guess;
            return guess.Text;
        }

        var length = TextLength();
        var name = names.Get(buffer, start, length);
        lastName?.Next = name.IsPlain ? name : null;
        lastName = name;
        return name.Text;
    }

    // How long the text is that begins at start.
    [MethodImpl(JitOptions.Hot)]
    private int TextLength()
    {
        start = position;
        while (true)
        {
            position += PlainLength();
            if (position < end) break;
            if (!More()) throw Broken("The JSON ends in the middle of a text");
        }

        // With a backslash in it, what it stands for is written over what it is.
        return buffer[position] == '"' ? position++ - start : Unescape();
    }

    [MethodImpl(JitOptions.Hot)]
    private int Unescape()
    {
        var length = position - start;
        while (true)
        {
            // In locals, which the runtime keeps in registers.
            var chars = buffer;
            var from = position;
            var to = start + length;
            var last = end;
            while (from < last && chars[from] is not ('"' or '\\')) chars[to++] = chars[from++];
            position = from;
            length = to - start;
            if (from == last)
            {
                if (!More()) throw Broken("The JSON ends in the middle of a text");
                continue;
            }

            position++;
            if (chars[from] == '"') return length;
            var c = Escaped();
            buffer[start + length++] = c;
        }
    }

    // How many characters from here on are what they seem.
#if NET
    private int PlainLength() => new ReadOnlySpan<char>(buffer, position, end - position).IndexOfAny('"', '\\') is >= 0 and var length ? length : end - position;
#else
    private int PlainLength()
    {
        var chars = buffer;
        var i = position;
        var last = end;
        while (i < last && chars[i] is not ('"' or '\\')) i++;
        return i - position;
    }
#endif

    private char Escaped()
    {
        if (position == end && !More()) throw Broken("The JSON ends in the middle of a text");
        var c = buffer[position++];
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'u': break;
            default: throw Broken($"Unknown escape '\\{c}'");
        }

        var code = 0;
        for (var n = 0; n < 4; n++)
        {
            if (position == end && !More()) throw Broken("The JSON ends in the middle of a text");
            var digit = buffer[position++];
            code = (code << 4) + digit switch
            {
                >= '0' and <= '9' => digit - '0',
                >= 'a' and <= 'f' => digit - 'a' + 10,
                >= 'A' and <= 'F' => digit - 'A' + 10,
                _ => throw Broken($"'{digit}' is no hexadecimal digit"),
            };
        }
        return (char)code;
    }

    /// <summary>A number: whole as long, or as <see cref="BigInteger"/> where that is too short, any other as double.</summary>
    [MethodImpl(JitOptions.Hot)]
    private object Number() => ScanNumber(out var number) ? number : RareNumber();

    /// <summary>Goes behind a number that begins at start. False when it is not a whole one of at most 18 digits.</summary>
    [MethodImpl(JitOptions.Hot)]
    private bool ScanNumber(out long number)
    {
        start = position;
        var whole = true;
        var sum = 0L;
        while (true)
        {
            if (position == end && !More()) break;
            var c = buffer[position];
            if (c is >= '0' and <= '9') sum = unchecked(sum * 10 + (c - '0'));
            else if (c is '.' or 'e' or 'E' or '+') whole = false;
            else if (c != '-') break;
            else if (position > start) whole = false;
            position++;
        }
        if (position < end && buffer[position] is not (',' or '}' or ']' or ' ' or '\n' or '\r' or '\t')) throw Unexpected(buffer[position]);

        var length = position - start;
        var negative = buffer[start] == '-';
        number = negative ? -sum : sum;
        return whole && length > (negative ? 1 : 0) && length <= 18;
    }

    private object RareNumber()
    {
        var text = new string(buffer, start, position - start);
        var whole = text.IndexOfAny(['.', 'e', 'E', '+']) < 0;
        if (whole && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        if (whole && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big)) return big;
        if (!whole && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)) return real;
        throw Broken($"'{text}' is no number");
    }

    [MethodImpl(JitOptions.Hot)]
    private void Literal(string word)
    {
        start = position;
        foreach (var wanted in word)
        {
            if (position == end && !More()) throw Broken("The JSON ends in the middle of a word");
            if (buffer[position] != wanted) throw Unexpected(buffer[position]);
            position++;
        }
    }

    /// <summary>Reads on, keeping what lies behind start, which moves to the buffer's beginning. False at the text's end.</summary>
    [MethodImpl(JitOptions.Hot)]
    private bool More()
    {
        var kept = end - start;
        if (kept > buffer.Length / 2)
        {
            var larger = Rent(buffer.Length * 2);
            Array.Copy(buffer, start, larger, 0, kept);
            Return();
            buffer = larger;
        }
        else if (kept > 0)
        {
            Array.Copy(buffer, start, buffer, 0, kept);
        }
        consumed += start;
        position -= start;
        end = kept;
        start = 0;

        var read = source.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }

#if NET
    private static char[] Rent(int length) => System.Buffers.ArrayPool<char>.Shared.Rent(length);

    private void Return()
    {
        if (buffer.Length > 0) System.Buffers.ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
    }
#else
    private static char[] Rent(int length) => new char[length];

    private void Return() => buffer = [];
#endif
}
