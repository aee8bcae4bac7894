using System.Globalization;
using System.Numerics;
using System.Text;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr.Tests.Json;

/// <summary>Beside JsonTextReader, which is right: whatever is JSON gives the same tokens, values and depths, however the text arrives.</summary>
public sealed class JsonTokensTests
{
    public static TheoryData<string> Payloads =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Payloads"), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(AppContext.BaseDirectory, file))];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_documented_payload_gives_the_same_tokens(string file) => AssertSame(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)));

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData(""" [ [ ] , { } , [ { } ] ] """)]
    [InlineData("""{"":"","a":{"":null}}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""[0,-0,1,-1,12345678901234567,123456789012345678,-123456789012345678,9223372036854775807,-9223372036854775808]""")]
    [InlineData("""[9223372036854775808,-9223372036854775809,123456789012345678901234567890]""")]
    [InlineData("""[0.5,-0.5,1.0,1e3,1E+3,1e-3,3.141592653589793238,1.7976931348623157E+308,5e-324]""")]
    [InlineData("""["\"\\\/\b\f\n\r\t","\u00e9\uD83D\uDE00\u0000\uABCD\uabcd","C:\\Windows\\System32\\","\\","\\\\"]""")]
    [InlineData("""[{"x":0,"a\\":1},{"x":0,"a\"b":2},{"x":0,"a\"":3},{"x":0,"a":4},{"x":0,"ab":5}]""")]
    [InlineData("[\"raw\ttab and\nline\"]")]
    [InlineData("""["é😀"]""")]
    [InlineData("\r\n\t {\t\"a\"\r:\n1 \r\n}\n")]
    [InlineData("true")]
    [InlineData("-17")]
    [InlineData("\"text\"")]
    public void A_text_gives_the_same_tokens(string text) => AssertSame(text);

    [Fact]
    public void Any_text_gives_the_same_tokens()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var text = Any(new Random(seed));
            AssertSame(text, $"seed {seed}: {text}");
        }
    }

    [Theory]
    [InlineData(16 * 1024 - 3)]
    [InlineData(16 * 1024)]
    [InlineData(100_000)]
    public void A_text_longer_than_the_buffer_is_whole(int length)
    {
        var plain = new string('x', length);
        var escaped = string.Concat(Enumerable.Repeat("\\u0041\\\\", length / 8));

        AssertSame($"{{\"{plain}\":\"{plain}\",\"b\":\"{escaped}\",\"c\":[{string.Join(",", Enumerable.Range(0, length / 10))}]}}", $"length {length}");
    }

    [Fact]
    public void Wherever_the_text_breaks_off_it_is_no_whole()
    {
        const string Text = """{"a":[1,-2.5e3,"b\u0041\n",{"c":null,"d":true,"e":false}],"f":"g"}""";
        for (var length = 0; length < Text.Length; length++)
        {
            using var json = Open(Text.Substring(0, length));
            var last = JsonToken.None;
            try
            {
                while (json.Read()) last = json.TokenType;
                Assert.Equal(JsonToken.None, json.TokenType);
                Assert.False(last == JsonToken.EndObject && json.Depth == 0, $"The first {length} characters pass for a whole.");
            }
            catch (JsonReaderException e)
            {
                Assert.Contains("at character", e.Message);
            }
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE html>", "Unexpected '<' at character 1.")]
    [InlineData("""{"a" 1}""", "Unexpected '1' at character 6.")]
    [InlineData("""{"a":1,}""", "Unexpected '}' at character 8.")]
    [InlineData("""[1,]""", "Unexpected ']' at character 4.")]
    [InlineData("""[,1]""", "Unexpected ',' at character 2.")]
    [InlineData("""[1 2]""", "Unexpected '2' at character 4.")]
    [InlineData("""{"a":1]""", "Unexpected ']' at character 7.")]
    [InlineData("""[1}""", "Unexpected '}' at character 3.")]
    [InlineData("""{a:1}""", "Unexpected 'a' at character 2.")]
    [InlineData("""{'a':1}""", "Unexpected ''' at character 2.")]
    [InlineData("""[nul]""", "Unexpected ']' at character 5.")]
    [InlineData("""[truth]""", "Unexpected 't' at character 5.")]
    [InlineData("""[NaN]""", "Unexpected 'N' at character 2.")]
    [InlineData("""[1x]""", "Unexpected 'x' at character 3.")]
    [InlineData("""[-]""", "'-' is no number at character 3.")]
    [InlineData("""[1.2.3]""", "'1.2.3' is no number at character 7.")]
    [InlineData("""[1-2]""", "'1-2' is no number at character 5.")]
    [InlineData("""["\q"]""", "Unknown escape '\\q' at character 5.")]
    [InlineData("""["\u00g0"]""", "'g' is no hexadecimal digit at character 8.")]
    [InlineData("""{}{}""", "Unexpected '{' at character 3.")]
    [InlineData("""[] x""", "Unexpected 'x' at character 4.")]
    [InlineData("""// a comment""", "Unexpected '/' at character 1.")]
    public void What_is_no_json_is_refused_with_its_place(string text, string message)
    {
        using var json = Open(text);

        Assert.Equal(message, Assert.Throws<JsonReaderException>(() =>
        {
            while (json.Read()) { }
        }).Message);
    }

    [Fact]
    public void So_many_levels_are_read_and_no_more()
    {
        AssertSame(new string('[', 512) + new string(']', 512), "512 levels");

        using var json = Open(new string('[', 513));
        Assert.Contains("512 levels", Assert.Throws<JsonReaderException>(() =>
        {
            while (json.Read()) { }
        }).Message);
    }

    [Fact]
    public void Names_are_one_string_each_and_a_value_can_be_skipped()
    {
        using var json = Open("""[{"a":{"x":[1,{"y":2}]},"b":3},{"a":[],"b":4}]""");
        var names = new List<object?>();
        while (json.Read())
        {
            if (json.TokenType != JsonToken.PropertyName) continue;
            names.Add(json.Value);
            json.Skip();
        }

        Assert.Equal(["a", "b", "a", "b"], names);
        Assert.Same(names[0], names[2]);
        Assert.Same(names[1], names[3]);
    }

    private static JsonTokens Open(string text) => new(new StringReader(text), new JsonNames());

    private static void AssertSame(string text, string? which = null)
    {
        using var known = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = null };
        var expected = Tokens(known);

        using var whole = Open(text);
        Assert.True(expected.SequenceEqual(Tokens(whole)), which ?? text);
        using var bits = new JsonTokens(new Bits(text), new JsonNames());
        Assert.True(expected.SequenceEqual(Tokens(bits)), "In bits: " + (which ?? text));
    }

    private static List<(JsonToken, object?, int)> Tokens(JsonReader json)
    {
        var tokens = new List<(JsonToken, object?, int)>();
        while (json.Read()) tokens.Add((json.TokenType, json.Value is BigInteger big ? big.ToString(CultureInfo.InvariantCulture) : json.Value, json.Depth));
        return tokens;
    }

    private static string Any(Random random)
    {
        var text = new StringBuilder();
        Value(depth: 0);
        return text.ToString();

        void Value(int depth)
        {
            Blank();
            switch (random.Next(depth > 5 ? 5 : 7))
            {
                case 0: text.Append(random.Next(2) == 0 ? "true" : "false"); break;
                case 1: text.Append("null"); break;
                case 2: text.Append(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64)); break;
                case 3: text.Append((random.NextDouble() * Math.Pow(10, random.Next(-20, 20))).ToString("R", CultureInfo.InvariantCulture)); break;
                case 4: Text(); break;
                case 5: Many('[', ']', () => Value(depth + 1)); break;
                default: Many('{', '}', () => { Blank(); Text(); Blank(); text.Append(':'); Value(depth + 1); }); break;
            }
            Blank();
        }

        void Many(char start, char end, Action one)
        {
            text.Append(start);
            for (var n = random.Next(6); n > 0; n--)
            {
                one();
                if (n > 1) text.Append(',');
            }
            Blank();
            text.Append(end);
        }

        void Text()
        {
            text.Append('"');
            for (var n = random.Next(20); n > 0; n--)
                text.Append(random.Next(6) switch
                {
                    // Half a surrogate pair stays as it came; JsonTextReader puts U+FFFD in its place.
                    0 => $"\\u{random.Next(0xD800):x4}",
                    1 => @"\\",
                    2 => "\\\"",
                    3 => "\\n",
                    _ => ((char)random.Next('a', 'z')).ToString(),
                });
            text.Append('"');
        }

        void Blank()
        {
            if (random.Next(4) == 0) text.Append(" \r\n\t"[random.Next(4)]);
        }
    }

    /// <summary>A text that arrives a character at a time.</summary>
    private sealed class Bits(string text) : StringReader(text)
    {
        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, Math.Min(count, 1));
    }
}
