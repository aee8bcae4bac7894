using System.Reflection;

namespace DefenderXdr.Tests.Errors;

public sealed class ErrorCatalogTests
{
    private static string[] Ids => [.. typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetRawConstantValue()!)];

    [Fact]
    public void Every_id_has_a_kind_and_says_what_to_do_and_nothing_else_is_in_the_catalog()
    {
        Assert.Equal(Ids.Order(StringComparer.Ordinal), DefenderErrors.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(DefenderErrors.All, entry =>
        {
            Assert.True(Enum.IsDefined(entry.Value.Kind));
            Assert.True(entry.Value.RecommendedAction.Length > 15, entry.Key);
            Assert.EndsWith(".", entry.Value.RecommendedAction);
        });
    }

    [Fact]
    public void An_id_is_its_own_name()
    {
        foreach (var constant in typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static))
            Assert.Equal(constant.Name, constant.GetRawConstantValue());
    }

    [Fact]
    public void An_error_has_the_catalog_s_kind_and_action_unless_a_better_one_is_known()
    {
        foreach (var id in Ids)
        {
            var plain = DefenderErrors.Create(id, "m");
            Assert.Equal((id, DefenderErrors.All[id].Kind, "m", DefenderErrors.All[id].RecommendedAction), (plain.ErrorId, plain.Kind, plain.Message, plain.RecommendedAction));
        }

        var inner = new IOException();
        var better = DefenderErrors.Create(ErrorIds.ConnectionBroken, "m", "do this", inner);
        Assert.Equal("do this", better.RecommendedAction);
        Assert.Same(inner, better.InnerException);
    }

    [Theory]
    [InlineData(ErrorIds.NotConnected, "Connect-DefenderXdr")]
    [InlineData(ErrorIds.PermissionMissing, "consent")]
    [InlineData(ErrorIds.HostUnreachable, "proxy")]
    public void An_action_names_what_helps(string id, string word) => Assert.Contains(word, DefenderErrors.All[id].RecommendedAction);
}
