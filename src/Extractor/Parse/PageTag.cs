namespace Extractor.Parse;

/// <summary>The elements that some reader tells apart; every other one is <see cref="Other"/>.</summary>
internal enum PageTag : byte
{
    Other = 0,
    A, Abbr, Address, Area, Article, Aside, Audio,
    B, Base, Bdi, Bdo, Big, Blockquote, Body, Br, Button,
    Canvas, Caption, Center, Cite, Code, Col, Colgroup,
    Data, Dd, Del, Details, Dfn, Dialog, Dir, Div, Dl, Dt,
    Em, Embed, Fieldset, Figcaption, Figure, Font, Footer, Form, Frame, Frameset,
    H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, Html,
    I, Iframe, Img, Input, Ins, Kbd, Label, Legend, Li, Link, Listing,
    Main, Map, Mark, Marquee, Math, Menu, Meta, Meter,
    Nav, Nobr, Noscript, Object, Ol, Optgroup, Option, Output,
    P, Param, Picture, Plaintext, Pre, Progress, Q,
    Rp, Rt, Ruby, S, Samp, Script, Search, Section, Select, Slot, Small, Source, Span, Strike, Strong, Style, Sub, Summary, Sup, Svg,
    Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Time, Title, Tr, Track, Tt,
    U, Ul, Var, Video, Wbr, Xmp,
    /// <summary>Any custom element: a name with a hyphen.</summary>
    Custom,
}
