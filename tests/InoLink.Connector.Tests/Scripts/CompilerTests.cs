using InoLink.Lab.Connector.Scripts;

namespace InoLink.Connector.Tests.Scripts;

/// <summary>The script compiles against what the platform gives it, and the check sees what the platform would refuse.</summary>
public class CompilerTests
{
    private const string Body = "public class Script : ScriptBase { protected virtual DateTimeOffset UtcNow() { return DateTimeOffset.UtcNow; } public override Task<HttpResponseMessage> ExecuteAsync() { {0} return Task.FromResult<HttpResponseMessage>(null); } }";

    [Fact]
    public void Script_Compiles_InCSharp73AndTheAllowedNamespaces() => Assert.Empty(ScriptCompiler.Check(ConnectorFiles.Script));

    [Fact]
    public void Script_MakesNoClientOfItsOwn_AndWritesNoLog()
    {
        // requests go through the context only, and the platform has no logging for scripts yet (connector §5)
        Assert.DoesNotContain("new HttpClient", ConnectorFiles.Script, StringComparison.Ordinal);
        Assert.DoesNotContain("Logger", ConnectorFiles.Script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var ok = XmlConvert.ToString(1);", null)]
    [InlineData("var culture = CultureInfo.InvariantCulture;", "CultureInfo")]
    [InlineData("var culture = System.Globalization.CultureInfo.InvariantCulture;", "System.Globalization.CultureInfo")]
    [InlineData("System.Collections.Specialized.NameValueCollection values = null;", "NameValueCollection")]
    [InlineData("string? text = null;", "8.0")]
    [InlineData("using var stream = new MemoryStream();", "8.0")]
    [InlineData("var text = \"\"\"raw\"\"\";", "11.0")]
    [InlineData("var answer = this.Context.NoSuchMember;", "NoSuchMember")]
    public void Check_SpeaksOf_WhatThePlatformRefuses(string statement, string? complaint)
    {
        IReadOnlyList<string> found = ScriptCompiler.Check(Body.Replace("{0}", statement, StringComparison.Ordinal));

        if (complaint is null)
        {
            Assert.Empty(found);
        }
        else
        {
            Assert.Contains(found, line => line.Contains(complaint, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Check_SpeaksOf_AScriptThatIsTooLarge() => Assert.Contains(ScriptCompiler.Check("//" + new string('x', ScriptCompiler.LargestScript)), line => line.Contains("1 MB", StringComparison.Ordinal));
}
