namespace DefenderXdr.Tests.Hunting;

/// <summary>Where the statements of a query end.</summary>
public sealed class KqlTextTests
{
    private const string More = "| where x";

    [Theory]
    [InlineData("T", "T")]
    [InlineData("T | take 5", "T | take 5")]
    [InlineData("  T\n| take 5\r\n\t\u200b\ufeff", "  T\n| take 5")]
    [InlineData("T;", "T")]
    [InlineData("T | take 5 ; ;\n; ", "T | take 5")]
    [InlineData("T // all of it", "T")]
    [InlineData("T//all of it", "T")]
    [InlineData("T // one\n// two\r\n// three", "T")]
    [InlineData("T // ends here\r| take 5", "T // ends here\r| take 5")]
    [InlineData("T // ends here\u2028| take 5", "T // ends here\u2028| take 5")]
    [InlineData("T; // done; really", "T")]
    [InlineData("T // it's \"open\n| take 5 // isn't", "T // it's \"open\n| take 5")]
    [InlineData("T // ```\n| take 5 // ```", "T // ```\n| take 5")]
    [InlineData("let a = 1; T", "let a = 1; T")]
    [InlineData("let a = 1; T; // b", "let a = 1; T")]
    [InlineData("let f = (x: long) { let y = x; T | where a == y }; T; ", "let f = (x: long) { let y = x; T | where a == y }; T")]
    [InlineData("let f = () { T; };", "let f = () { T; }")]
    [InlineData("T | where a == 'x;y' // z", "T | where a == 'x;y'")]
    [InlineData("T | where a == 'http://x'", "T | where a == 'http://x'")]
    [InlineData("T | where a == \"http://x\" // y", "T | where a == \"http://x\"")]
    [InlineData("T | where a == \"it's // no; comment\" // y", "T | where a == \"it's // no; comment\"")]
    [InlineData(@"T | where a == 'it\'s // one' // y", @"T | where a == 'it\'s // one'")]
    [InlineData(@"T | where a == ""x\\"" // ""y", @"T | where a == ""x\\""")]
    [InlineData(@"T | where a == @'C:\' // y'", @"T | where a == @'C:\'")]
    [InlineData(@"T | where a == @""C:\"" // y""", @"T | where a == @""C:\""")]
    [InlineData("T | where a == @'it''s // one' // y", "T | where a == @'it''s // one'")]
    [InlineData(@"T | where a == h'x//\'y' // z", @"T | where a == h'x//\'y'")]
    [InlineData(@"T | where a == H@""\\x//"" // z", @"T | where a == H@""\\x//""")]
    [InlineData("T | where a == ```x\n// 'y\"\n; z``` // ;", "T | where a == ```x\n// 'y\"\n; z```")]
    [InlineData("T | where a == ~~~x\n// 'y\"\n; z~~~ // ;", "T | where a == ~~~x\n// 'y\"\n; z~~~")]
    [InlineData("T | where ['a;b//'] == 1 // z", "T | where ['a;b//'] == 1")]
    [InlineData("T | where a =~'//' or b !~'//' // z", "T | where a =~'//' or b !~'//'")]
    [InlineData("T | where a in~('//') // z", "T | where a in~('//')")]
    [InlineData("T | where a / b > 1 // z", "T | where a / b > 1")]
    [InlineData("T | extend a = dynamic({\"b\": [1, \"; //\"]}) // z", "T | extend a = dynamic({\"b\": [1, \"; //\"]})")]
    [InlineData("", "")]
    [InlineData(" \n", "")]
    [InlineData(";; ;", "")]
    [InlineData("// T", "")]
    [InlineData("// T\n;", "")]
    public void The_end_of_the_last_statement_is_found(string query, string trimmed)
    {
        Assert.Equal(trimmed, KqlText.TrimmedEnd(query));
        Assert.Equal(trimmed.Length == 0 ? query : trimmed + "\n" + More, KqlText.Append(query, More));
    }

    [Theory]
    [InlineData("T | summarize count() by bin(Timestamp, 1h) | render timechart", "T | summarize count() by bin(Timestamp, 1h)")]
    [InlineData("T // | render\n| render timechart with (title='a | b', series=render) ;", "T")]
    [InlineData("T | where a == '| render'", "T | where a == '| render'")]
    [InlineData("T | project render", "T | project render")]
    [InlineData("render", "render")]
    public void A_drawing_is_left_out(string query, string kept) => Assert.Equal(kept + "\n" + More, KqlText.Append(query, More));

    // Not a query of the language: the service is to see what is wrong with it, and the rest of the text still counts.
    [Theory]
    [InlineData("T | where a == 'x // y")]
    [InlineData("T | where a == 'x\n| take 5")]
    [InlineData("T | where a == \"x\\")]
    [InlineData("T | where a == 'x\\\n| take 5")]
    [InlineData("T | where a == @'x")]
    [InlineData("T | where a == ```x // ;")]
    [InlineData("T | take 5)")]
    [InlineData("T | where (a")]
    [InlineData("@")]
    [InlineData("=~")]
    public void What_is_no_query_is_cut_nowhere(string query) => Assert.Equal(query, KqlText.TrimmedEnd(query));

    [Fact]
    public void A_bracket_too_many_does_not_hide_the_next_statement() =>
        Assert.Equal("T", LastOf("S | take 5) ; T").First());

    [Theory]
    [InlineData("let a = 1; let b = ';'; T | take a // c", "T,|,take,a")]
    [InlineData("T | where a =~ 'b'; ;", "T,|,where,a,=~,'b'")]
    [InlineData("T | where a in~ ('b')", "T,|,where,a,in~,(,'b',)")]
    [InlineData("T|where a!~h@'b'and $c>1.5d", "T,|,where,a,!~,h,@'b',and,$c,>,1,.,5d")]
    public void A_statement_is_cut_into_its_pieces(string query, string pieces) => Assert.Equal(pieces.Split(','), LastOf(query));

    [Theory]
    [InlineData("T // x", true)]
    [InlineData("T // x\n", false)]
    [InlineData("T | where a == 'x", true)]
    [InlineData("T | where a == 'x\n", false)]
    [InlineData("T | where a == 'x'", false)]
    [InlineData("T | where a == @'x''", true)]
    [InlineData("T | where a == ```x\n", true)]
    [InlineData("T | where a == ```x\n```", false)]
    [InlineData("T", false)]
    public void It_is_known_whether_the_end_is_inside_of_a_literal_or_a_comment(string query, bool isOpen) => Assert.Equal(isOpen, KqlScanner.Read(query).Last().IsOpen);

    private static IEnumerable<string> LastOf(string query) => KqlText.Statements(query)[^1].Select(piece => piece.Written(query));
}
