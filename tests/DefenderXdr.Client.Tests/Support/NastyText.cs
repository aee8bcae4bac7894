using FsCheck;
using FsCheck.Fluent;

namespace DefenderXdr.Tests.Support;

/// <summary>Text of any characters, most often of those that end, escape or hide something.</summary>
internal static class NastyText
{
    private static readonly Gen<char> Letter = Gen.Frequency(
        (6, Gen.Elements("'\"\\\n\r\t;|()[]{}@/*uxn0 ".ToCharArray())),
        (3, Gen.Elements("\0\a\b\f\v\u001b\u007f\u0085\u00a0\u00ad\u200b\u202e\u2028\u2029\u2019\ufeff\ufffe\uffff\ud83d\ude00\ue000".ToCharArray())),
        (2, Gen.Choose(32, 126).Select(code => (char)code)),
        (1, Gen.Choose(0, char.MaxValue).Select(code => (char)code)));

    public static Arbitrary<string> Arbitrary { get; } = Letter.ArrayOf().Select(letters => new string(letters)).ToArbitrary();

    public static Config Config { get; } = Config.QuickThrowOnFailure.WithMaxTest(2000);
}
