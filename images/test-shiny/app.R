# A histogram of as many points as the slider says, under the title that the input gives.
library(shiny)

input_json <- function() {
  file <- Sys.getenv("INPUT_FILE", "/tmp/input.json")
  if (file.exists(file)) readLines(file, warn = FALSE) else Sys.getenv("INPUT_JSON", "{}")
}
title <- jsonlite::fromJSON(input_json())$title
if (is.null(title)) title <- "No title"

ui <- fluidPage(
  tags$head(tags$link(rel = "icon", href = "data:,")),
  titlePanel(title),
  sliderInput("points", "Points", min = 1, max = 500, value = 50),
  plotOutput("plot", height = "300px")
)

server <- function(input, output) {
  heading <- reactive(paste0(title, ": ", input$points, " points"))
  output$plot <- renderPlot(
    {
      set.seed(1)
      hist(rnorm(input$points), main = heading(), xlab = NULL, col = "steelblue")
    },
    alt = heading
  )
}

options(bitmapType = "cairo")
runApp(shinyApp(ui, server), host = "0.0.0.0", port = 3838, launch.browser = FALSE)
